/** Where records that were just saved stand, for as long as somebody reads it. */
import { t } from '../i18n/index.svelte';
import type { Delivery, PhoneWorker } from '../worker/api';
import { phone } from './phone.svelte';
import { deliveryText } from './status-line';

/** What a person has to know first stands first. */
const GRAVEST: readonly Delivery[] = ['refused', 'on_phone', 'at_ward'];

export class Standing {
  /** What was just saved is here, and no more than that is known. */
  #delivery = $state<Delivery>('on_phone');
  readonly #stop: () => void;

  constructor(
    private readonly worker: Pick<PhoneWorker, 'record'>,
    private readonly ids: readonly string[],
  ) {
    this.#stop = phone.onChanged(null, () => void this.look());
  }

  get text(): string {
    return deliveryText(this.#delivery, phone.status, t());
  }

  async look(): Promise<void> {
    try {
      const records = await Promise.all(this.ids.map((id) => this.worker.record(id)));
      const found = records.flatMap((record) => (record ? [record.delivery] : []));
      this.#delivery = GRAVEST.find((one) => found.includes(one)) ?? this.#delivery;
    } catch (error) {
      // The worker restarts itself and then reports a change.
      console.error(error);
    }
  }

  end(): void {
    this.#stop();
  }
}
