package tgfake

import "time"

// flood remembers when messages were sent, on the machine's clock.
type flood struct {
	until  time.Time   // everybody is refused until then
	recent []time.Time // of the last second, at most Flood.PerSecond
	next   int
}

// Freeze refuses every call with 429 for d, as Telegram does after a flood; polling and webhook calls go on.
func (s *Server) Freeze(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flood.until = time.Now().Add(d)
}

// floodGate refuses while a flood wait runs. Methods the Bot API answers by itself are exempt
// (is_local_method in github.com/tdlib/telegram-bot-api).
func (s *Server) floodGate(method string) error {
	switch method {
	case "getme", "getupdates", "setwebhook", "deletewebhook", "getwebhookinfo":
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if wait := time.Until(s.flood.until); wait > 0 {
		return tooMany(wait)
	}
	return nil
}

// countLocked counts n messages to ch, or starts a flood wait and says so.
func (s *Server) countLocked(ch *chat, n int) error {
	f := s.opt.Flood
	if f == nil {
		return nil
	}
	now := time.Now()
	for range n {
		if s.flood.full(f.PerSecond, now) || ch.full(f, now) {
			s.flood.until = now.Add(f.RetryAfter)
			return tooMany(f.RetryAfter)
		}
		s.flood.take(f.PerSecond, now)
		ch.sentAt = append(ch.sentAt, now)
	}
	return nil
}

// full says whether limit messages went out within the last second.
func (f *flood) full(limit int, now time.Time) bool {
	return limit > 0 && len(f.recent) == limit && now.Sub(f.recent[f.next]) < time.Second
}

func (f *flood) take(limit int, now time.Time) {
	switch {
	case limit <= 0:
	case len(f.recent) < limit:
		f.recent = append(f.recent, now)
	default:
		f.recent[f.next] = now
		f.next = (f.next + 1) % limit
	}
}

// full forgets what is too old to count and says whether the chat's limit is reached.
func (ch *chat) full(f *Flood, now time.Time) bool {
	limit, window := f.ChatBurst, f.PerChat*time.Duration(f.ChatBurst)
	if ch.info.Type != "private" {
		limit, window = f.PerGroupMinute, time.Minute
	}
	if limit == 0 || window == 0 {
		ch.sentAt = ch.sentAt[:0]
		return false
	}
	old := 0
	for old < len(ch.sentAt) && now.Sub(ch.sentAt[old]) >= window {
		old++
	}
	ch.sentAt = ch.sentAt[:copy(ch.sentAt, ch.sentAt[old:])]
	return len(ch.sentAt) >= limit
}
