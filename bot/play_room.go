package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/alicebob/miniredis/v2"

	"kiezbot/internal/app"
	"kiezbot/internal/tgfake"
)

// playToken is a token only the simulated Telegram knows.
const playToken = "123456789:play"

// playStaff are the two members of staff on the page: a broadcast takes two.
const playStaff = "1001:admin,1002:releaser"

// playTeam is the group of the staff on the page.
const playTeam = -5001

// room is what a rehearsal takes place in: a simulated Telegram and an in-process Redis, empty at first, and a clock.
type room struct {
	clock    *app.Clock
	telegram *tgfake.Server
	store    *miniredis.Miniredis
	cfg      Config
}

func newRoom(p program) (_ *room, err error) {
	clock := new(app.Clock)
	r := &room{
		clock: clock, store: miniredis.NewMiniRedis(),
		telegram: tgfake.New(tgfake.Options{Token: playToken, Now: clock.Now, Privacy: true}),
	}
	defer func() {
		if err != nil {
			r.close()
		}
	}()
	api, err := r.telegram.Start()
	if err != nil {
		return nil, fmt.Errorf("start simulated Telegram: %w", err)
	}
	if err := r.store.StartAddr("127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("start in-process Redis: %w", err)
	}
	if r.cfg, err = playConfig(p, api, "redis://"+r.store.Addr()); err != nil {
		return nil, err
	}
	if r.cfg.Rehearsal.Set() {
		clock.Rehearse(r.cfg.Rehearsal.Start, r.cfg.Rehearsal.Speed)
	}
	return r, nil
}

func (r *room) close() {
	r.telegram.Close()
	r.store.Close()
}

// notBefore moves the clock on to an instant that was seen already: it never goes back.
func (r *room) notBefore(at time.Time) { r.clock.Advance(at.Sub(r.clock.Now())) }

// playConfig is the configuration with what play brings along in place of the real thing. Whoever tries the bot in the
// evening must see messages arrive, so there are quiet hours only if the environment itself has them: a .env copied
// from the example does not count.
func playConfig(p program, api, redis string) (Config, error) {
	return Load(slices.Concat([]string{"QUIET_HOURS=" + quietOff}, p.environ, []string{
		"TELEGRAM_BOT_TOKEN=" + playToken, "TELEGRAM_API_URL=" + api, "REDIS_URL=" + redis,
		"STAFF=" + playStaff, "STAFF_CHAT_ID=" + strconv.Itoa(playTeam),
	}), p.dotenv, Need{})
}

// withoutSite is the configuration of a bot whose address is taken by the page of play.
func (c Config) withoutSite() Config {
	c.ListenAddr, c.PublicURL = "", ""
	return c
}

// age lets the in-process Redis forget what has had its time; by itself it knows no time.
func (r *room) age(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			r.store.FastForward(time.Second)
		}
	}
}
