package app

import (
	"context"
	"log/slog"
)

// requestKey is under which a context carries the id of the update that is handled.
type requestKey struct{}

// withRequest marks everything that is done in ctx as done for an update.
func withRequest(ctx context.Context, update int64) context.Context {
	return context.WithValue(ctx, requestKey{}, update)
}

// withRequestIDs gives a log whose lines name the update they were written for, whoever wrote them: all that was done
// for it can be found by "request".
func withRequestIDs(log *slog.Logger) *slog.Logger { return slog.New(requestLog{log.Handler()}) }

// requestLog is a slog.Handler.
type requestLog struct{ slog.Handler }

// Handle adds the update to a line.
func (h requestLog) Handle(ctx context.Context, r slog.Record) error {
	if update, ok := ctx.Value(requestKey{}).(int64); ok {
		r.AddAttrs(slog.Int64("request", update))
	}
	return h.Handler.Handle(ctx, r) //nolint:wrapcheck // a handler hands on what it gets
}

// WithAttrs keeps the id in the lines of loggers made of this one.
func (h requestLog) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestLog{h.Handler.WithAttrs(attrs)}
}

// WithGroup keeps the id in the lines of loggers made of this one.
func (h requestLog) WithGroup(name string) slog.Handler { return requestLog{h.Handler.WithGroup(name)} }
