declare module 'virtual:kinds-english' {
  /** In the order of the kinds; empty where both languages stand beside each other. */
  const texts: readonly string[];
  export default texts;
}
