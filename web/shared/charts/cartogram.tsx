/** The 34 provinces as tiles in their places, with Hoàng Sa and Trường Sa; arrows walk it. The page gives the same as a table. */
import './cartogram.css';
import type { KeyboardEvent } from 'react';
import { allTiles, type Direction, islandTiles, nextTile, stepOf } from './cartogram-shape.ts';

export type TileValue = {
  readonly unitId: number;
  /** Short: it has to fit a tile. */
  readonly name: string;
  /** Of an archipelago: the province that it belongs to. */
  readonly under: string | null;
  /** 0 to 1; null where there is nothing to show, or it is withheld. */
  readonly share: number | null;
  /** The sign of the unit stands apart: the narrowest tile has no room for it. */
  readonly figure: string;
  readonly sign: string;
  /** What is heard after name and figure. */
  readonly said: string;
};

export function Cartogram({
  label,
  values,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly label: string;
  readonly values: ReadonlyMap<number, TileValue>;
  readonly chosen: number;
  onChoose(unitId: number): void;
  onOpen(unitId: number): void;
}) {
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const from = allTiles.find(({ unitId }) => unitId === chosen) ?? allTiles[0];
    if (!event.key.startsWith('Arrow') || from === undefined) return;
    event.preventDefault();
    const next = nextTile(from, event.key as Direction).unitId;
    onChoose(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-unit="${next}"]`)?.focus();
  };
  return (
    <div className="cartogram" role="group" aria-label={label} onKeyDown={keys}>
      {allTiles.map(({ unitId, column, row }) => {
        const value = values.get(unitId);
        if (value === undefined) return null;
        const tone = value.share === null ? 'none' : `step-${stepOf(value.share)}`;
        return (
          <button
            key={unitId}
            type="button"
            data-unit={unitId}
            className={`tile ${tone}${islandTiles.some((island) => island.unitId === unitId) ? ' island' : ''}`}
            style={{ gridColumn: column + 1, gridRow: row + 1 }}
            aria-pressed={unitId === chosen}
            tabIndex={unitId === chosen ? 0 : -1}
            onClick={() => (unitId === chosen ? onOpen(unitId) : onChoose(unitId))}
          >
            <span>{value.name}</span>
            {value.under === null ? (
              <b className="n">
                {value.figure}
                <span className="sign">{value.sign}</span>
              </b>
            ) : (
              <span className="under">{value.under}</span>
            )}
            <span className="said-only">{value.said}</span>
          </button>
        );
      })}
    </div>
  );
}
