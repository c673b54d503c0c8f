package handlers_test

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kiezbot/internal/kiez"
)

// applications are kept with their codes and followers; the third wrong code locks.
type applications struct {
	world  *world
	issued int
	wrong  int
	all    map[string]kiez.Application
	codes  map[string]string // id by code
	of     map[string][]kiez.ChatID
}

func (a *applications) Issue(_ context.Context, app kiez.Application, code string) error {
	a.all[app.ID], a.codes[code] = app, app.ID
	return a.world.store()
}

func (a *applications) Save(_ context.Context, app kiez.Application) error {
	if a.world.hurried == app.ID {
		return kiez.ErrConflict
	}
	a.all[app.ID] = app
	return a.world.store()
}

func (a *applications) Recode(_ context.Context, app kiez.Application, code string) error {
	for old, id := range a.codes {
		if id == app.ID {
			delete(a.codes, old)
		}
	}
	a.codes[code] = app.ID
	return a.world.store()
}

func (a *applications) All(context.Context) ([]kiez.Application, error) {
	var all []kiez.Application
	for _, app := range a.all {
		app.Steps = slices.Clone(app.Steps)
		all = append(all, app)
	}
	slices.SortFunc(all, func(x, y kiez.Application) int {
		return cmp.Or(y.Last().At.Compare(x.Last().At), cmp.Compare(x.ID, y.ID))
	})
	return all, a.world.store()
}

func (a *applications) Try(
	_ context.Context, _ kiez.ChatID, code string, now time.Time,
) (kiez.Application, time.Time, error) {
	if a.wrong >= 3 {
		return kiez.Application{}, now.Add(time.Hour), a.world.store()
	}
	id, known := a.codes[code]
	if !known {
		a.wrong++
		return kiez.Application{}, time.Time{}, kiez.ErrNotFound
	}
	return a.all[id], time.Time{}, a.world.store()
}

func (a *applications) Follow(_ context.Context, id string, chat kiez.ChatID, _ time.Time) error {
	a.of[id] = append(a.of[id], chat)
	return a.world.store()
}

func (a *applications) Unfollow(_ context.Context, id string, chat kiez.ChatID) (bool, error) {
	before := len(a.of[id])
	a.of[id] = slices.DeleteFunc(a.of[id], func(c kiez.ChatID) bool { return c == chat })
	return len(a.of[id]) < before, a.world.store()
}

func (a *applications) Followed(ctx context.Context, chat kiez.ChatID) ([]kiez.Application, error) {
	all, err := a.All(ctx)
	return slices.DeleteFunc(all, func(app kiez.Application) bool { return !slices.Contains(a.of[app.ID], chat) }), err
}

func (a *applications) Followers(_ context.Context, id string) ([]kiez.ChatID, error) {
	return slices.Clone(a.of[id]), a.world.store()
}

func (a *applications) UnfollowAll(ctx context.Context, chat kiez.ChatID) (had bool, err error) {
	for id := range a.of {
		was, err := a.Unfollow(ctx, id, chat)
		if err != nil {
			return had, err
		}
		had = had || was
	}
	return had, a.world.store()
}
