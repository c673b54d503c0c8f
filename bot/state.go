package main

import (
	"context"
	"fmt"
	"io"

	"kiezbot/internal/app"
	"kiezbot/internal/backup"
	"kiezbot/internal/redisstore"
)

// exportState writes all state to a file.
func exportState(ctx context.Context, p program) error {
	o, err := p.stateOptions()
	if err != nil {
		return err
	}
	ctx, stop := untilTold(ctx)
	defer stop()
	var counts []backup.Count
	write := func(to io.Writer) error {
		counts, err = app.Export(ctx, o, to)
		return err
	}
	if p.file == standard {
		err = write(p.out)
	} else {
		err = replaceFile(p.file, write)
	}
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	p.sum("exported", counts)
	return nil
}

// importState adds the state in a file to what is stored.
func importState(ctx context.Context, p program) error {
	o, err := p.stateOptions()
	if err != nil {
		return err
	}
	ctx, stop := untilTold(ctx)
	defer stop()
	file, err := open(p.file, p.in)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer func() { _ = file.Close() }()
	counts, err := app.Import(ctx, o, file)
	if counts == nil {
		return fmt.Errorf("nothing is imported:\n%w", err)
	}
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	p.sum("imported", counts)
	return nil
}

func (p program) stateOptions() (app.StateOptions, error) {
	cfg, err := Load(p.environ, p.dotenv, Need{Redis: true})
	if err != nil {
		return app.StateOptions{}, err
	}
	clock := new(app.Clock)
	if cfg.Rehearsal.Set() {
		clock.Rehearse(cfg.Rehearsal.Start, cfg.Rehearsal.Speed)
	}
	log := logger(cfg, p.errs)
	redisstore.LogLibrary(log)
	return app.StateOptions{
		RedisURL: cfg.RedisURL.Reveal(), RedisPrefix: cfg.RedisPrefix, Retention: cfg.Retention, Now: clock.Now(), Log: log,
		Progress: func(done string, lines int) { _, _ = fmt.Fprintf(p.errs, "%d lines %s\n", lines, done) },
	}, nil
}

// sum says how many lines of each kind there were.
func (p program) sum(done string, counts []backup.Count) {
	for _, c := range counts {
		_, _ = fmt.Fprintf(p.errs, "%s %8d %s\n", done, c.Lines, c.Kind)
	}
}
