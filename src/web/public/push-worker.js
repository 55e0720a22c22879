// Shows the notes that come by web push, and opens the page on which its reader confirms.

self.addEventListener('push', (event) => {
  const { title, body, tag, link } = noteOf(event.data);
  const shown = { body, tag, data: { link }, lang: 'zh-CN', icon: '/favicon.svg', requireInteraction: true };
  event.waitUntil(self.registration.showNotification(title, shown));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data?.link ?? '/'));
});

/** What a note says; of one that cannot be read, that there is something to look at. */
function noteOf(data) {
  try {
    const { title, body, tag, link } = data.json();
    return { title: String(title), body: String(body), tag: String(tag), link };
  } catch {
    return { title: '有新的叫应', body: '请打开系统查看', tag: 'unread', link: null };
  }
}
