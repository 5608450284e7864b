/**
 * `{ ...value, ...fields }`, for what is made for each link. The V8 of Node 20 gives every object that begins with a spread
 * and goes on with names that were not in it a hidden class of its own, which takes more memory than the object.
 */
export function withFields<T extends object, F extends object>(value: T, fields: F): Omit<T, keyof F> & F {
  return Object.assign({}, value, fields);
}
