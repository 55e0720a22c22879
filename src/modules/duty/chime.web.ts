let player: AudioContext | undefined;

/** Whether the browser holds sounds back because nobody has touched the page yet. */
export const isMuted = (): boolean => !navigator.userActivation.hasBeenActive;

/** Two tones that are heard across a room, so many times. A browser that was never touched stays silent until it is. */
export function chime(times: number): void {
  player ??= new AudioContext();
  if (player.state === 'suspended') void player.resume();
  for (let at = 0; at < times; at += 1) {
    tone(player, 880, at * 0.7);
    tone(player, 660, at * 0.7 + 0.25);
  }
}

function tone(of: AudioContext, frequency: number, after: number): void {
  const from = of.currentTime + after;
  const voice = of.createOscillator();
  const volume = of.createGain();
  voice.frequency.value = frequency;
  volume.gain.setValueAtTime(0.25, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
  voice.connect(volume).connect(of.destination);
  voice.start(from);
  voice.stop(from + 0.4);
}
