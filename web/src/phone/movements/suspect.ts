/** Signs on which the health station is told at once (722/UBND-VP: "ho sốt, khó thở … thông báo ngay cơ sở y tế"). */
import type { Scalar } from '../../worker/api';

/** The same signs that the kind's own check warns of (`tell_health_station`). */
const ALARMING = ['fever', 'breathless', 'taste_loss'];

export function isSuspect(fields: Record<string, Scalar>): boolean {
  return ALARMING.some((sign) => fields[`symptoms/${sign}`] === true);
}
