/** Whether the ward is one of a drill: then every screen says that its data are not real. */
class Drill {
  on = $state(false);
}

export const drill = new Drill();
