/** Where each of the 34 provinces stands on the tile map, and which tile lies next in a direction. */

export type Tile = { readonly unitId: number; readonly column: number; readonly row: number };

/** By the code of QĐ 19/2025, as in `unitId`: province × 10^7 + code × 10 + generation 1. */
const tile = (code: number, column: number, row: number): Tile => ({ unitId: 10_000_000 + code * 10 + 1, column, row });

// biome-ignore format: a line a row of the map
export const provinceTiles: readonly Tile[] = [
  tile(12, 0, 0), tile(15, 1, 0), tile(8, 2, 0), tile(4, 3, 0),
  tile(11, 0, 1), tile(14, 1, 1), tile(19, 2, 1), tile(20, 3, 1),
  tile(25, 1, 2), tile(1, 2, 2), tile(24, 3, 2), tile(22, 4, 2),
  tile(37, 2, 3), tile(33, 3, 3), tile(31, 4, 3),
  tile(38, 2, 4),
  tile(40, 2, 5),
  tile(42, 3, 6),
  tile(44, 3, 7), tile(46, 4, 7),
  tile(48, 4, 8),
  tile(51, 4, 9),
  tile(52, 4, 10),
  tile(66, 4, 11),
  tile(80, 2, 12), tile(75, 3, 12), tile(68, 4, 12), tile(56, 5, 12),
  tile(91, 1, 13), tile(82, 2, 13), tile(79, 3, 13),
  tile(92, 2, 14), tile(86, 3, 14),
  tile(96, 1, 15),
];

/** Hoàng Sa of Đà Nẵng, Trường Sa of Khánh Hòa: special zones, drawn on every picture of the country. */
export const islandTiles: readonly Tile[] = [
  { unitId: 30_203_331, column: 6, row: 8 },
  { unitId: 30_227_361, column: 6, row: 13 },
];

export const allTiles: readonly Tile[] = [...provinceTiles, ...islandTiles];

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The nearest tile that way, those straight ahead before those beside; itself at the edge. */
export function nextTile(from: Tile, direction: Direction): Tile {
  const [dx, dy] = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[direction] as [number, number];
  const ahead = (tile: Tile): number => (tile.column - from.column) * dx + (tile.row - from.row) * dy;
  const beside = (tile: Tile): number => Math.abs((tile.column - from.column) * dy) + Math.abs((tile.row - from.row) * dx);
  const far = (tile: Tile): number => ahead(tile) + 3 * beside(tile);
  return allTiles.filter((tile) => ahead(tile) > 0).sort((a, b) => far(a) - far(b))[0] ?? from;
}

/** Five steps of one colour; the fifth, the palest, is the best. A share of 0 to 1. */
export const stepFrom = [0, 0.75, 0.9, 0.95, 0.99] as const;
export const stepOf = (share: number): 1 | 2 | 3 | 4 | 5 => (stepFrom.findLastIndex((least) => share >= least) + 1 || 1) as 1 | 2 | 3 | 4 | 5;
