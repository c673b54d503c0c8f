package redisstore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// closureLine is an entry of closed or changed days, in the form in which it is stored.
type closureLine struct {
	Kind    string       `json:"kind"`
	Closure kiez.Closure `json:"closure"`
}

// closureState carries the closed and changed days that staff entered.
func closureState(s *Store) StateKind {
	closures := NewClosures(s)
	return stateKind("closure", []string{"{closures}:days", "{closures}:version"}, closures.export, closures.add)
}

// export emits all entries by their first day.
func (c *Closures) export(ctx context.Context, emit func(closureLine) error) error {
	all, _, err := c.All(ctx)
	if err != nil {
		return err
	}
	for _, entry := range all {
		if err := emit(closureLine{Kind: "closure", Closure: entry}); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the entry.
func (l closureLine) check() error {
	switch {
	case !isID(l.Closure.ID):
		return fmt.Errorf("%q is no id of an entry", l.Closure.ID)
	case l.Closure.To.Before(l.Closure.From):
		return errors.New("the last day is before the first")
	}
	if _, err := closureText(l.Closure); err != nil {
		return err
	}
	return checkLangs(slices.Collect(maps.Keys(l.Closure.Reason)))
}

// add stores entries that are not there yet.
func (c *Closures) add(ctx context.Context, lines []closureLine) error {
	texts := make([][]byte, len(lines))
	for i, l := range lines {
		var err error
		if texts[i], err = closureText(l.Closure); err != nil {
			return err
		}
	}
	return c.change(ctx, fmt.Sprintf("%s and %d more", lines[0].Closure.ID, len(lines)-1), func(p redis.Pipeliner) {
		for i, l := range lines {
			p.HSetNX(ctx, c.s.keys.closures(), l.Closure.ID, texts[i])
		}
	})
}
