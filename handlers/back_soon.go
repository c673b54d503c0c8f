package handlers

import "kiezbot/internal/kiez"

// BackSoon is what somebody hears while the store is away and the request has to wait: that it is not lost, and nothing
// else. A call for help is answered as always; urgent reports that it is one.
func (h *Handlers) BackSoon(req Request) (reply kiez.Reply, urgent bool) {
	if reply, ok := h.bot.emergency(req); ok && req.Kind == kiez.KindMessage {
		return reply, true
	}
	return kiez.Answer(kiez.Say("error.back_soon", nil)), false
}
