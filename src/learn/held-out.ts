/** Records whose number leaves no remainder here are never learned from: they are for tuning and calibration. */
export const HELD_OUT_EVERY = 40;
