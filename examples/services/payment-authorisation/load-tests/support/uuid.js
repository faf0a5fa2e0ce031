/** A random version 4 UUID; good enough for idempotency keys of a load test. */
export function uuidv4() {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, place => {
    const random = Math.floor(Math.random() * 16);
    // The variant is one of 8, 9, a and b.
    const digit = place === 'x' ? random : (random % 4) + 8;
    return digit.toString(16);
  });
}
