package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"kiezbot/internal/app"
)

// The two halves of what is kept: what the bot has stored, as export writes it, and the simulated Telegram with its
// chats and its time. Only together they make sense: the bot remembers messages by their numbers.
const (
	keptBot      = "bot.jsonl"
	keptTelegram = "telegram.json"
)

// keepEvery is how much of a rehearsal is lost at most when the machine fails.
const keepEvery = 30 * time.Second

// archive keeps a rehearsal between two runs.
type archive struct {
	folder string // "": nothing is kept
	found  bool   // something was there

	mu      sync.Mutex
	written time.Time // when the file was written that this run read or wrote last
}

// errShared says that another play keeps its rehearsal in the same folder.
var errShared = errors.New("another play writes into the folder: this one is not kept from here on")

// restore furnishes a room with what is kept, if anything.
func (k *archive) restore(ctx context.Context, r *room) error {
	k.found, k.written = false, time.Time{}
	if k.folder == "" {
		return nil
	}
	telegram, err := os.Open(filepath.Join(k.folder, keptTelegram))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err //nolint:wrapcheck // names operation and file
	}
	defer func() { _ = telegram.Close() }()
	at, err := r.telegram.Restore(telegram)
	if err != nil {
		return fmt.Errorf("%s: %w", keptTelegram, err)
	}
	r.notBefore(at)
	state, err := os.Open(filepath.Join(k.folder, keptBot))
	if err != nil {
		return err //nolint:wrapcheck // names operation and file
	}
	defer func() { _ = state.Close() }()
	if _, err := app.Import(ctx, r.stateOptions(), state); err != nil {
		return fmt.Errorf("%s: %w", keptBot, err)
	}
	k.found = true
	k.written, err = k.stamp()
	return err
}

// save keeps the room as it is now.
func (k *archive) save(ctx context.Context, r *room) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.folder == "" {
		return nil
	}
	if err := os.MkdirAll(k.folder, 0o700); err != nil {
		return err //nolint:wrapcheck // names operation and folder
	}
	if at, err := k.stamp(); err != nil || !at.Equal(k.written) {
		return errors.Join(err, errShared)
	}
	// The bot first: of a message it remembers, the number must not be given to another one.
	err := replaceFile(filepath.Join(k.folder, keptBot), func(to io.Writer) error {
		_, err := app.Export(ctx, r.stateOptions(), to)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep what the bot has stored: %w", err)
	}
	if err := replaceFile(filepath.Join(k.folder, keptTelegram), r.telegram.Save); err != nil {
		return fmt.Errorf("keep the chats: %w", err)
	}
	k.written, err = k.stamp()
	return err
}

// stamp says when the chats were written; never, if they were not.
func (k *archive) stamp() (time.Time, error) {
	info, err := os.Stat(filepath.Join(k.folder, keptTelegram))
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err //nolint:wrapcheck // names operation and file
	}
	return info.ModTime(), nil
}

// nowAndThen keeps the room until ctx ends. What cannot be kept is said once.
func (k *archive) nowAndThen(ctx context.Context, r *room, log *slog.Logger) {
	tick := time.NewTicker(keepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := k.save(ctx, r); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "not kept", "err", err)
			return
		}
	}
}

// putAside moves what is kept beside its folder, in place of what was moved there before for the same reason, and says
// where it is; "": there was nothing.
func (k *archive) putAside(why string) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, err := os.Stat(filepath.Join(k.folder, keptTelegram)); k.folder == "" || errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside := k.folder + "-" + why
	if err := os.RemoveAll(aside); err != nil {
		return "", err //nolint:wrapcheck // names operation and folder
	}
	return aside, os.Rename(k.folder, aside) //nolint:wrapcheck // names operation and folders
}

// stateOptions lead to what the bot has stored. The store is the room's own and needs no warnings.
func (r *room) stateOptions() app.StateOptions {
	return app.StateOptions{
		RedisURL: r.cfg.RedisURL.Reveal(), RedisPrefix: r.cfg.RedisPrefix, Retention: r.cfg.Retention, Now: r.clock.Now(),
		Log: slog.New(slog.DiscardHandler),
	}
}

// playFolder is where play keeps what happens unless another folder is named: with what a user's other programs keep
// for themselves. "": such a place is not known.
func playFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "kiezbot", "play")
}
