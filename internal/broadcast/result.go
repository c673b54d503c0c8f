package broadcast

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kiezbot/internal/kiez"
)

// progressShare says which part of its time a run spends at most on adding up the shards: one in so many.
const progressShare = 20

// showProgress tells the sheet whenever it has changed, until ctx ends.
func (r *run) showProgress(ctx context.Context) {
	var last kiez.Sheet
	for pause := r.engine.o.ProgressEvery; wait(ctx.Done(), pause); {
		began := time.Now()
		sheet, err := r.engine.o.Store.Sheet(ctx, r.broadcast.ID)
		pause = max(r.engine.o.ProgressEvery, progressShare*time.Since(began))
		if err != nil || sheet == last {
			continue // the end tells it again, and its trouble too
		}
		last = sheet
		r.engine.o.Progress(ctx, r.broadcast, sheet)
	}
}

// showPause tells where a broadcast stands that was paused.
func (e *Engine) showPause(ctx context.Context, b kiez.Broadcast) error {
	state, err := e.o.Store.State(ctx, b.ID)
	if err != nil {
		return fmt.Errorf("read state: %w", err)
	}
	if state != kiez.Paused {
		return nil
	}
	sheet, err := e.o.Store.Sheet(ctx, b.ID)
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	b.State = state
	e.o.Progress(ctx, b, sheet)
	return nil
}

// finish ends a broadcast in which everybody has an outcome.
func (e *Engine) finish(ctx context.Context, b kiez.Broadcast) error {
	err := e.o.Store.SetState(ctx, b.ID, kiez.Done, kiez.Running)
	if errors.Is(err, kiez.ErrConflict) {
		return nil // another engine was first, or staff paused it: the next look tells
	}
	if err != nil {
		return fmt.Errorf("finish: %w", err)
	}
	b.State = kiez.Done
	return e.retire(ctx, b)
}

// retire tells the result and lets go of the broadcast, in this order: after a crash in between it is told once more.
func (e *Engine) retire(ctx context.Context, b kiez.Broadcast) error {
	sheet, err := e.o.Store.Sheet(ctx, b.ID)
	if err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	e.o.Log.InfoContext(ctx, "broadcast ended", "broadcast", b.ID, "state", b.State, "total", sheet.Total,
		"sent", sheet.Sent, "failed", sheet.Failed, "blocked", sheet.Blocked, "expired", sheet.Expired,
		"unknown", sheet.Unknown, "left", sheet.Left, "skipped", sheet.Skipped, "aborted", sheet.AbortedRest)
	e.o.Progress(ctx, b, sheet)
	err = e.o.Store.Retire(ctx, b.ID)
	if err != nil && !errors.Is(err, kiez.ErrConflict) { // aborted while its audience is being frozen: looked at again
		return fmt.Errorf("retire: %w", err)
	}
	return nil
}
