package redisstore

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// applicationLine is an application with the hash of its code and since when who follows it.
type applicationLine struct {
	Kind        string            `json:"kind"`
	Application kiez.Application  `json:"application"` // with its revision
	Code        string            `json:"code"`
	Followers   map[string]string `json:"followers,omitempty"`
	Until       untilDay          `json:"until"`
}

// applicationState carries the applications that residents follow.
func applicationState(s *Store) StateKind {
	apps := NewApplications(s)
	keys := []string{
		"{applications}:application:<id>", "{applications}:code:<hash>", "{applications}:followers:<id>",
		"{applications}:all",
	}
	return stateKind("application", keys, apps.export, apps.add)
}

// export emits all applications by their newest step.
func (a *Applications) export(ctx context.Context, emit func(applicationLine) error) error {
	all, err := a.All(ctx)
	if err != nil {
		return err
	}
	for _, app := range all {
		key := a.s.keys.application(app.ID)
		line := applicationLine{Kind: "application", Application: app}
		if line.Code, err = a.s.read.HGet(ctx, key, "code").Result(); err != nil {
			return failure(err, "export application %s", app.ID)
		}
		if line.Followers, err = a.s.read.HGetAll(ctx, a.s.keys.followers(app.ID)).Result(); err != nil {
			return failure(err, "export followers of application %s", app.ID)
		}
		expires, err := a.s.read.PExpireTime(ctx, key).Result()
		if err != nil {
			return failure(err, "export application %s", app.ID)
		}
		line.Until = toUntil(expires)
		if err := emit(line); err != nil {
			return err
		}
	}
	return nil
}

// check reports whether the bot could have written the line.
func (l applicationLine) check() error {
	switch {
	case !isID(l.Application.ID):
		return fmt.Errorf("%q is no id of an application", l.Application.ID)
	case !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(l.Code):
		return errors.New("the code is not the hash of one")
	case len(l.Application.Steps) == 0:
		return errors.New("an application has at least one step")
	}
	for _, step := range l.Application.Steps {
		if !step.Step.Known() {
			return fmt.Errorf("there is no step %q", step.Step)
		}
	}
	for chat := range l.Followers {
		if _, err := strconv.ParseInt(chat, 10, 64); err != nil {
			return fmt.Errorf("%q is no chat", chat)
		}
	}
	return l.Until.check()
}

// add stores applications that are not there yet and have not had their time.
func (a *Applications) add(ctx context.Context, lines []applicationLine) error {
	now, err := a.s.serverTime(ctx)
	if err != nil {
		return err
	}
	for _, l := range lines {
		app, life := l.Application, l.Until.life(now, a.life(l.Application))
		there, err := a.s.read.Exists(ctx, a.s.keys.application(app.ID)).Result()
		if err != nil {
			return failure(err, "import application %s", app.ID)
		}
		if there > 0 || life <= 0 {
			continue
		}
		text, err := applicationText(app)
		if err != nil {
			return err
		}
		_, err = a.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
			k := a.s.keys
			p.HSet(ctx, k.application(app.ID), "rev", app.Rev, "application", text, "code", l.Code)
			p.PExpire(ctx, k.application(app.ID), life)
			p.Set(ctx, k.applicationCode(l.Code), app.ID, life)
			if len(l.Followers) > 0 {
				p.HSet(ctx, k.followers(app.ID), l.Followers)
				p.PExpire(ctx, k.followers(app.ID), life)
			}
			p.ZAdd(ctx, k.applications(), redis.Z{Score: float64(app.Last().At.UnixMilli()), Member: app.ID})
			return nil
		})
		if err != nil {
			return failure(err, "import application %s", app.ID)
		}
	}
	return nil
}
