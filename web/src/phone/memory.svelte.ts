/** What a person looked at last, kept while the app is open: going back finds the list as it was left. */
class Memory {
  /** Area chosen in lists; null = all. */
  area = $state<string | null>(null);
  search = $state('');
  movementSearch = $state('');
}

export const memory = new Memory();
