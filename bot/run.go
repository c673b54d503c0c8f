package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"runtime/debug"

	"kiezbot/content"
	"kiezbot/internal/app"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/telegram"
)

// run is the bot against the real Telegram and a real Redis.
func run(ctx context.Context, p program) error {
	cfg, err := Load(p.environ, p.dotenv, Need{Token: true, Redis: true})
	if err != nil { // the operator gets to know everything at once
		return errors.Join(append([]error{err}, contentProblems(cfg)...)...)
	}
	clock := new(app.Clock)
	if cfg.Rehearsal.Set() {
		clock.Rehearse(cfg.Rehearsal.Start, cfg.Rehearsal.Speed)
	}
	log := logger(cfg, p.errs)
	redisstore.LogLibrary(log)
	k, err := knowledge(cfg, log)
	if err != nil {
		return err
	}
	ctx, stop := untilTold(ctx)
	defer stop()
	return stopped(ctx, start(ctx, cfg, k, clock, log))
}

// start makes a bot of the configuration and runs it until ctx ends.
func start(ctx context.Context, cfg Config, k *app.Knowledge, clock *app.Clock, log *slog.Logger) error {
	var watch fs.FS
	if cfg.ContentDir != "" {
		watch = contentFolder(cfg)
	}
	bot, err := app.New(ctx, app.Options{
		Token: telegram.Token(cfg.Token.Reveal()), APIURL: cfg.TelegramURL,
		RedisURL: cfg.RedisURL.Reveal(), RedisPrefix: cfg.RedisPrefix, Retention: cfg.Retention,
		Staff: cfg.Staff, StaffChat: cfg.StaffChat, ReleaseByTwo: cfg.ReleaseByTwo, UndoWindow: cfg.UndoWindow,
		Location: cfg.Timezone, Language: cfg.Language, Leads: cfg.ReminderLeads,
		Quiet: cfg.QuietHours, SendRate: cfg.SendRate, ListenAddr: cfg.ListenAddr, PublicURL: cfg.PublicURL,
		HookSecret: cfg.WebhookSecret.Reveal(), TranslateURL: cfg.TranslateURL, TranslateKey: cfg.TranslateKey.Reveal(),
		Knowledge: k, Watch: watch, Clock: clock, Version: release(), Log: log,
	})
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	go debug.FreeOSMemory() // loading took four times of what it has left, and nobody else can use it
	return bot.Run(ctx)
}

// stopped takes an error for none where the program was told to stop: what broke off then is no fault.
func stopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

func contentFolder(cfg Config) fs.FS {
	if cfg.ContentDir == "" {
		return content.Builtin()
	}
	return os.DirFS(cfg.ContentDir)
}

func logger(cfg Config, to io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: slog.Level(cfg.LogLevel)}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(to, options))
	}
	return slog.New(slog.NewTextHandler(to, options))
}

// knowledge loads what the bot knows without a store, for the commands that only look at it.
func knowledge(cfg Config, log *slog.Logger) (*app.Knowledge, error) {
	k, err := app.LoadKnowledge(contentFolder(cfg), cfg.Timezone, log)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return k, nil
}
