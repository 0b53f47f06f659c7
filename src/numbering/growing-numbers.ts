/** Numbers that come one by one and are many: 8 bytes each, outside the heap. */
export type GrowingNumbers = {
  add(number: number): void;
  /** All so far, in their order; a view that the next `add` may leave behind. */
  all(): Float64Array;
};

export function growingNumbers(): GrowingNumbers {
  let [numbers, count] = [new Float64Array(1024), 0];
  return {
    add(number) {
      if (count === numbers.length) {
        const more = new Float64Array(count * 2);
        more.set(numbers);
        numbers = more;
      }
      numbers[count++] = number;
    },
    all: () => numbers.subarray(0, count),
  };
}
