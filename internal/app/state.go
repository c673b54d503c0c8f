package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"kiezbot/internal/backup"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
)

// StateOptions say whose state is exported or imported.
type StateOptions struct {
	RedisURL    string
	RedisPrefix string
	Retention   time.Duration
	Now         time.Time                    // tells a broadcast that is planned from one that was due already
	Progress    func(done string, lines int) // see backup.File; may be nil
	Log         *slog.Logger
}

// Export writes all state, and says how many lines of each kind that are. docs/backup.md describes the file. What is
// lost by moving house right now goes to the log as warnings.
func Export(ctx context.Context, o StateOptions, to io.Writer) (counts []backup.Count, err error) {
	err = withState(ctx, o, func(store *redisstore.Store, file backup.File) error {
		if err := warnOfLoss(ctx, store, o.Log); err != nil {
			return err
		}
		counts, err = file.Write(ctx, to)
		return err
	})
	return counts, err
}

// Import reads a file of Export and adds it to what is stored. With a bad line in it nothing is imported, and the error
// names the line.
func Import(ctx context.Context, o StateOptions, from io.ReadSeeker) (counts []backup.Count, err error) {
	err = withState(ctx, o, func(store *redisstore.Store, file backup.File) error {
		if err := warn(ctx, store, o.Log); err != nil {
			return err
		}
		counts, err = file.Read(ctx, from)
		return err
	})
	return counts, err
}

// withState opens the store and hands over the file with all kinds of line.
func withState(
	ctx context.Context, o StateOptions, do func(*redisstore.Store, backup.File) error,
) (err error) {
	store, err := redisstore.Open(ctx, redisstore.Options{
		URL: o.RedisURL, Prefix: o.RedisPrefix, Retention: o.Retention, Log: o.Log,
	})
	if err != nil {
		return fmt.Errorf("open store: %w", err)
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	file := backup.File{Progress: o.Progress}
	for _, kind := range redisstore.StateKinds(store, o.Now) {
		file.Kinds = append(file.Kinds, kind)
	}
	return do(store, file)
}

// warnOfLoss names what is in hand at the moment and does not travel.
func warnOfLoss(ctx context.Context, store *redisstore.Store, log *slog.Logger) error {
	waiting, err := redisstore.NewInbox(store).Waiting(ctx)
	if err != nil {
		return fmt.Errorf("look into the inbox: %w", err)
	}
	if waiting > 0 {
		log.WarnContext(ctx, "updates from Telegram wait that are not in the file: let the bot answer them before you move",
			"updates", waiting)
	}
	broadcasts := redisstore.NewBroadcasts(store, redisstore.BroadcastOptions{})
	running, err := broadcasts.List(ctx, kiez.Running, kiez.Paused)
	if err != nil {
		return fmt.Errorf("look for running broadcasts: %w", err)
	}
	for _, b := range running {
		log.WarnContext(ctx, "this broadcast is not over, and in the file it is aborted: let it end before you move",
			"broadcast", b.ID)
	}
	return nil
}
