package app_test

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/app"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore"
	"kiezbot/internal/redisstore/redistest"
	"kiezbot/internal/tgfake"
)

// traces lists the keys of a store whose name or value holds the number id, or the place of it in its shard where that
// is what they hold.
func traces(t *testing.T, url string, id int64) []string {
	t.Helper()
	number := func(n int64) *regexp.Regexp {
		return regexp.MustCompile(`(^|\D)` + strconv.FormatInt(n, 10) + `(\D|$)`)
	}
	mentions, place := number(id), number(id/redisstore.Shards)
	recipients := fmt.Sprintf("{s%04d}:broadcast:", redisstore.ShardOf(kiez.ChatID(id)))
	return keysWith(t, url, func(key, held string) bool {
		in := mentions
		if strings.Contains(key, recipients) && strings.HasSuffix(key, ":recipients") {
			in = place
		}
		return mentions.MatchString(key) || in.MatchString(held)
	})
}

// keysWith lists the keys of a store that are wanted by name or by what they hold.
func keysWith(t *testing.T, url string, wanted func(key, held string) bool) (found []string) {
	t.Helper()
	o, err := redis.ParseURL(url)
	if err != nil {
		t.Fatal(err)
	}
	rdb := redis.NewClient(o)
	defer rdb.Close()
	keys := rdb.Scan(t.Context(), 0, "*", 1000).Iterator()
	for keys.Next(t.Context()) {
		if key := keys.Val(); wanted(key, fmt.Sprint(value(t, rdb, key))) {
			found = append(found, key)
		}
	}
	if err := keys.Err(); err != nil {
		t.Fatal(err)
	}
	return found
}

// value is everything that a key holds. A key whose time has just run out holds nothing.
func value(t *testing.T, rdb *redis.Client, key string) (v any) {
	t.Helper()
	ctx := t.Context()
	kind, err := rdb.Type(ctx, key).Result()
	if err != nil {
		t.Fatal(err)
	}
	switch kind {
	case "string":
		v, err = rdb.Get(ctx, key).Result()
	case "hash":
		v, err = rdb.HGetAll(ctx, key).Result()
	case "list":
		v, err = rdb.LRange(ctx, key, 0, -1).Result()
	case "set":
		v, err = rdb.SMembers(ctx, key).Result()
	case "zset":
		v, err = rdb.ZRange(ctx, key, 0, -1).Result()
	case "stream":
		v, err = rdb.XRange(ctx, key, "-", "+").Result()
	case "none":
	default:
		t.Fatalf("%s is a %s: this test cannot look into it", key, kind)
	}
	if err != nil && !errors.Is(err, redis.Nil) {
		t.Fatal(err)
	}
	return v
}

// R21: after /forget no key holds the person any more, whatever the person did and whatever was done for the person.
func TestForgetLeavesNoTrace(t *testing.T) {
	t.Parallel()
	for _, store := range []struct {
		name string
		url  func(testing.TB) string
		rate int
	}{
		{"miniredis", redistest.Mini, 0}, // in it no time passes, so the marks of the pace would stay
		{"redis-server", redistest.Real, 25},
	} {
		t.Run(store.name, func(t *testing.T) {
			t.Parallel()
			const person = 777000123
			w := newWorld(t, start(), func(o *app.Options) {
				oneReleases(o)
				o.RedisURL = store.url(t)
				o.Staff[person] = kiez.Writer // so that there can be a dialogue
				silent(t, o)
			})
			w.telegram.AddUser(tgfake.User{ID: person, FirstName: "Person", LanguageCode: "pl"})
			other := w.crowd(3001, 1)[0]
			w.live(person)
			w.stop()
			w.options.SendRate = store.rate
			w.run()

			kinds := regexp.MustCompile(`person|audience|wanted|wishes|paused|dialogue|recipients|failed|quarantine`)
			seen := map[string]bool{}
			see := func() {
				for _, key := range traces(t, w.options.RedisURL, person) {
					seen[kinds.FindString(key)] = true
				}
			}
			see()
			w.say(person, "/pause 2") // from now on in no audience
			w.say(person, "/event")
			w.press(person, "Neuer Termin")
			w.settled()
			see()
			for kind := range strings.SplitSeq(kinds.String(), "|") {
				if !seen[kind] {
					t.Errorf("nothing about the person under %s before: the test looks in the wrong place", kind)
				}
			}

			w.shows(w.press(person, "Ja, alles löschen"), "gelöscht")
			w.settled()
			if left := w.traceless(person); len(left) > 0 {
				t.Errorf("still there after /forget: %v", left)
			}

			// The broadcast of tomorrow goes out without the person, and the person can start anew.
			before, rev := w.telegram.SentTo(person), w.telegram.Rev()
			w.clock.Advance(24 * time.Hour)
			w.next(other, rev, "Der dritte Brief")
			w.next(admin, rev, "Fertig")
			if n := w.telegram.SentTo(person); n != before {
				t.Errorf("%d messages to a person who was forgotten", n-before)
			}
			if text := w.say(person, "/mydata").Body(); text != w.options.Knowledge.Catalog.Label("pl", kiez.Say("mydata.nothing", nil)) {
				t.Errorf("a forgotten person is told: %s", text)
			}
		})
	}
}

// traceless waits until nothing holds the person any more, for the mark of the last message lasts a second. It gives
// what is left after a while.
func (w *world) traceless(person int64) (left []string) {
	w.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); <-tick.C {
		if left = traces(w.T, w.options.RedisURL, person); len(left) == 0 {
			break
		}
	}
	return left
}

// live leaves as many traces as a person can: preferences, subscriptions, a wish, a place in broadcasts that are over,
// failed and to come, an update that nobody could read, and a dialogue.
func (w *world) live(person int64) {
	w.Helper()
	w.say(person, "/start lang_de")
	w.subscribe(person, "Veranstaltungen")
	w.subscribe(person, "Kiezfonds-Fristen")
	w.press(person, "Friedrichsfelde Süd")
	w.say(person, "/frist")
	w.press(person, "Neu-Lichtenberg")
	w.shows(w.broadcast("Der erste Brief"), "Empfänger: 2", "zugestellt: 2")
	w.telegram.AddFault(tgfake.Fault{
		Kind: tgfake.FaultError, Status: 400, Description: "Bad Request: something nobody has ever seen",
		Method: "sendMessage", Chat: person,
	})
	w.shows(w.broadcast("Der zweite Brief"), "nicht zugestellt: 1")
	w.draft("29.1. 9 Uhr", "Der dritte Brief")
	w.press(admin, "Freigeben")
	w.telegram.PushRaw(`{"message":{"message_id":"seven","chat":{"id":` + strconv.FormatInt(person, 10) + `}}}`)
	w.say(person, "/start ev_jury-sued-2025-02")
	w.press(person, "Daran erinnern")
	w.press(person, "Daran erinnern")
	w.say(person, "/loeschen")
	w.say(person, "/event")
	w.press(person, "Neuer Termin")
	w.settled()
	w.eventually("the audience of tomorrow is frozen", func() bool {
		n := 0
		for _, key := range traces(w.T, w.options.RedisURL, person) {
			if regexp.MustCompile(`recipients$`).MatchString(key) {
				n++
			}
		}
		return n == 3
	})
}
