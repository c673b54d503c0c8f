package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// actOf says what was done to a broadcast that is now in this state.
func actOf(state kiez.BroadcastState) kiez.ActKind {
	switch state {
	case kiez.Waiting:
		return kiez.BroadcastHanded
	case kiez.Scheduled:
		return kiez.BroadcastReleased
	case kiez.Paused:
		return kiez.BroadcastPaused
	case kiez.Running:
		return kiez.BroadcastResumed
	case kiez.Aborted:
		return kiez.BroadcastEnded
	default:
		return kiez.BroadcastEdited
	}
}

// noteBroadcast keeps that the person of req did something to a broadcast.
func (b *bot) noteBroadcast(ctx context.Context, req Request, kind kiez.ActKind, bc kiez.Broadcast) error {
	return b.note(ctx, req, kind, strings.TrimSpace(bc.ID+" "+firstWords(bc.Texts[kiez.German])))
}
