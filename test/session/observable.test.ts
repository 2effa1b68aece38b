import { describe, expect, test } from 'vitest';
import { Observable } from '../../src/renderer/session/observable.ts';

class Lamp extends Observable<{ readonly lit: boolean; readonly colour: string }> {
  readonly told: string[] = [];

  constructor() {
    super({ lit: false, colour: 'white' });
  }

  light(): void {
    this.merge({ lit: true });
  }

  isHeard(): boolean {
    return this.awake;
  }

  protected override wake(): () => void {
    this.told.push('woke');
    return () => void this.told.push('slept');
  }
}

describe('an observable state', () => {
  test('is another object after a change, which tells every listener', () => {
    const lamp = new Lamp();
    const before = lamp.state;
    const heard: boolean[] = [];
    lamp.subscribe(() => heard.push(lamp.state.lit));
    lamp.subscribe(() => heard.push(lamp.state.lit));
    lamp.light();
    expect(heard).toEqual([true, true]);
    expect(lamp.state).toEqual({ lit: true, colour: 'white' });
    expect(before).toEqual({ lit: false, colour: 'white' });
  });

  test('tells nobody who has ended, also when one ends another while being told', () => {
    const lamp = new Lamp();
    const heard: string[] = [];
    const second = { stop: (): void => undefined };
    lamp.subscribe(() => {
      heard.push('first');
      second.stop();
    });
    second.stop = lamp.subscribe(() => heard.push('second'));
    lamp.light();
    expect(heard).toEqual(['first', 'second']);
    lamp.light();
    expect(heard).toEqual(['first', 'second', 'first']);
  });

  test('wakes for the first listener and sleeps after the last, each time', () => {
    const lamp = new Lamp();
    expect(lamp.isHeard()).toBe(false);
    const stops = [lamp.subscribe(() => undefined), lamp.subscribe(() => undefined)];
    expect(lamp.told).toEqual(['woke']);
    expect(lamp.isHeard()).toBe(true);
    stops[0]!();
    expect(lamp.told).toEqual(['woke']);
    stops[1]!();
    stops[1]!();
    expect(lamp.told).toEqual(['woke', 'slept']);
    lamp.subscribe(() => undefined)();
    expect(lamp.told).toEqual(['woke', 'slept', 'woke', 'slept']);
  });
});
