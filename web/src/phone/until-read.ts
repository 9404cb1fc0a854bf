/**
 * Drafts are read before anything is typed: what is not known to be there would be written over. A store that does
 * not open the first time most often does the next.
 */
const AGAIN_MS = 1_500;

/** Asks until there is an answer, or until nobody waits for it any more; null then. */
export async function untilRead<T>(read: () => Promise<T>, wanted = () => true): Promise<T | null> {
  while (wanted()) {
    try {
      return await read();
    } catch (error) {
      console.error(error);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  return null;
}
