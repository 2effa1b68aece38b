/**
 * Returns when the window or worker that it is called in had its turn: what waited there is heard. A promise that is
 * settled already would go before that, and a timer is slowed down in a tab that nobody sees.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
