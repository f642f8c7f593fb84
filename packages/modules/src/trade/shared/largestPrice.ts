/** Nothing sold costs more, in whatever currency. */
export const largestPrice = 999_999_999_999;
