package redisstore

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

func TestShardOf(t *testing.T) {
	t.Parallel()
	for chat, want := range map[kiez.ChatID]int{
		0: 0, 1: 1, 4095: 4095, 4096: 0, -1: 4095, -4096: 0, -1001234567890: 4096 - 1001234567890%4096,
	} {
		if got := ShardOf(chat); got != want {
			t.Errorf("shard of %d: got %d, want %d", chat, got, want)
		}
	}
	if got, want := (keys{prefix: "kiez"}).audience(123, kiez.Jury, ""), "kiez:{s0123}:audience:jury:*"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// docs/redis-keys.md has one row for each pattern, word for word and in the same order.
func TestKeysAreDocumented(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../docs/redis-keys.md")
	must(t, err)
	var got, want []string
	for line := range strings.Lines(string(doc)) {
		if strings.HasPrefix(line, "| `{") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	for _, p := range Patterns() {
		want = append(want, fmt.Sprintf("| `%s` | %s | %s | %s |", p.Pattern, p.Type, p.Life, p.Use))
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("the table should be\n%s", w)
	}
}

// docs/privacy.md says of each kind of key whether it is about people, and names no other.
func TestKeysAreInThePrivacyPage(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../docs/privacy.md")
	must(t, err)
	var got, want []string
	for _, m := range regexp.MustCompile("`(\\{[^`]*)`").FindAllStringSubmatch(string(doc), -1) {
		if !slices.Contains(got, m[1]) {
			got = append(got, m[1])
		}
	}
	for _, p := range Patterns() {
		want = append(want, p.Pattern)
	}
	for _, pattern := range want {
		if !slices.Contains(got, pattern) {
			t.Errorf("%s is missing: say there whether it is about people", pattern)
		}
	}
	for _, pattern := range got {
		if !slices.Contains(want, pattern) {
			t.Errorf("%s is no key any more", pattern)
		}
	}
}

// After everything in the package was used once, each key there is fits one documented pattern, with its type and its
// life, and each pattern was seen.
func TestEveryKeyHasAPattern(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s, err := Open(t.Context(), Options{URL: url, Prefix: "other"})
		must(t, err)
		t.Cleanup(func() { _ = s.Close() })
		useEverything(t, s)

		seen := map[string]bool{}
		for _, key := range allKeys(t, s) {
			p, ok := patternOf(key)
			if !ok {
				t.Errorf("%s fits no pattern", key)
				continue
			}
			seen[p.Pattern] = true
			if got := s.read.Type(t.Context(), key).Val(); got != p.Type {
				t.Errorf("%s is a %s, documented as %s", key, got, p.Type)
			}
			if ttl := s.read.PTTL(t.Context(), key).Val(); ttl == -1 && !strings.Contains(p.Life, "no end") {
				t.Errorf("%s has no end, documented: %s", key, p.Life)
			}
		}
		for _, p := range Patterns() {
			if !seen[p.Pattern] {
				t.Errorf("no key fits %s: is it still used?", p.Pattern)
			}
		}
	})
}

// patternOf finds the first pattern that fits a key.
func patternOf(key string) (KeyPattern, bool) {
	for _, p := range Patterns() {
		expr := regexp.MustCompile(`<[a-z]+>`).ReplaceAllString(regexp.QuoteMeta(p.Pattern), `[^:{}]+`)
		if regexp.MustCompile(`^other:` + expr + `$`).MatchString(key) {
			return p, true
		}
	}
	return KeyPattern{}, false
}

// useEverything leaves at least one key of each kind.
func useEverything(t *testing.T, s *Store) {
	t.Helper()
	ctx, people, inbox := t.Context(), NewPeople(s), NewInbox(s)
	for chat := range kiez.ChatID(4) {
		_, err := people.Subscribe(ctx, chat+1, kiez.Events, nil, consent)
		must(t, err)
	}
	must(t, people.SetLang(ctx, 9, kiez.Arabic))
	_, err := people.Want(ctx, 9, "fest", time.Now(), consent)
	must(t, err)
	_, err = people.Pause(ctx, 4, time.Now().Add(time.Hour))
	must(t, err)
	must(t, NewGroups(s).Move(ctx, -5, -1005))
	must(t, NewDialogues(s).Save(ctx, 9, kiez.Dialogue{Flow: "ask", Lapses: time.Now()}))
	must(t, NewPace(s, 25).Wait(ctx, -9, false))
	_, err = inbox.Put(ctx, updates(1, 2))
	must(t, err)
	items, err := inbox.Read(ctx, "a", 1, 0)
	wantItems(t, items, err, 1)
	must(t, inbox.Bury(ctx, items[0]))
	must(t, inbox.Quarantine(ctx, []byte("x"), "no JSON"))
	must(t, NewEvents(s).Put(ctx, breakfast(time.Now())))
	must(t, NewUpkeep(s).Confirm(ctx, "office:hours", kiez.Confirmation{At: time.Now()}))
	must(t, NewGroups(s).Move(ctx, -500, -1000000000500))
	apps := NewApplications(s)
	must(t, apps.Issue(ctx, courtyard("a1"), "CODE"))
	must(t, apps.Follow(ctx, "a1", 9, time.Now()))
	if _, _, err := apps.Try(ctx, 9, "WRONG", time.Now()); !errors.Is(err, kiez.ErrNotFound) {
		t.Error(err)
	}
	must(t, NewClosures(s).Put(t.Context(), kiez.Closure{ID: "c1"}, time.Now()))
	must(t, NewEvents(s).PutSeries(ctx, kiez.Series{Event: breakfast(time.Now()), Rule: "FREQ=WEEKLY"}))
	_, err = NewSchedules(s).Save(ctx, kiez.Schedule{
		ID: "s1", Pattern: kiez.Broadcast{Template: kiez.WeekAhead, Rhythm: kiez.Rhythm{Cron: "0 9 * * MON"}},
	})
	must(t, err)
	must(t, NewTold(s).Tell(ctx, 1, breakfast(time.Now()), 7, kiez.German))
	_, err = NewGate(s).Enter(ctx, "tick", time.Hour)
	must(t, err)
	_, err = NewLease(s, "poll", "me", time.Minute).Take(ctx)
	must(t, err)
	useTeam(t, s)
	useAnswers(t, s)
	useEnquiries(t, s)
	useBroadcast(t, s)
}

// useEnquiries asks the office.
func useEnquiries(t *testing.T, s *Store) {
	t.Helper()
	enquiries := NewEnquiries(s)
	must(t, enquiries.Save(t.Context(), kiez.Enquiry{
		ID: "q1", Chat: 9, Lang: kiez.Arabic, Parts: []kiez.Part{{Message: 3, Text: "Wo?"}}, At: time.Now(),
	}))
	must(t, enquiries.Belong(t.Context(), "q1", kiez.Sent{Chat: -9, ID: 4}))
}

// useTeam invites somebody, who joins.
func useTeam(t *testing.T, s *Store) {
	t.Helper()
	team := NewTeam(s, map[kiez.UserID]kiez.Role{1001: kiez.Admin})
	token, _, err := team.Invite(t.Context(), kiez.Writer, 1001, time.Now())
	must(t, err)
	_, err = team.Join(t.Context(), token, 1003, time.Now())
	must(t, err)
	must(t, NewMenus(s).Add(t.Context(), 1003))
	_, err = NewBans(s).Ban(t.Context(), kiez.Ban{ID: "x1", User: 2009, By: 1001, At: time.Now()})
	must(t, err)
	_, err = NewPace(s, 25).Hurry(t.Context(), 9)
	must(t, err)
	must(t, NewAsked(s).Count(t.Context(), kiez.Asked{Chat: 9, Topic: "office", Lang: kiez.German}, time.Now()))
	must(t, NewAsked(s).SetWeekly(t.Context(), true))
	must(t, NewAsked(s).CountSubscribers(t.Context(), 12, time.Now()))
	must(t, NewAudit(s).Record(t.Context(), kiez.Act{Kind: kiez.MemberJoined, About: "writer", By: 1003, At: time.Now()}))
}

// useAnswers asks, judges, teaches and edits.
func useAnswers(t *testing.T, s *Store) {
	t.Helper()
	ctx, questions, teaching := t.Context(), NewQuestions(s), NewTeaching(s)
	must(t, NewReplies(s).Remember(ctx, -9, 1, "", []int{2}))
	_, err := questions.Hold(ctx, "Wann?", kiez.German, nil, "office.hours")
	must(t, err)
	must(t, questions.Unanswered(ctx, "Wo?", kiez.German, nil))
	must(t, questions.Helped(ctx, "office.hours", kiez.German, true, time.Now()))
	for _, intent := range []kiez.Intent{"office.where", "office.hours"} {
		_, err = teaching.Teach(ctx, kiez.Taught{Example: kiez.Example{Lang: kiez.German, Text: "Wo?", Intent: intent}, By: 1002, At: time.Now()})
		must(t, err)
	}
	_, err = NewOverrides(s).Set(ctx, kiez.German, "topic.office.hours.answer", "Mittwochs.", 1002, time.Now(), 0)
	must(t, err)
}

// useBroadcast stops in the middle of a broadcast: one recipient is settled, one is in flight, one is held back, the rest is
// open.
func useBroadcast(t *testing.T, s *Store) {
	t.Helper()
	ctx, broadcasts := t.Context(), NewBroadcasts(s, BroadcastOptions{Owner: "a"})
	b := kiez.Broadcast{
		ID: "b1", Kind: kiez.StaffBroadcast, State: kiez.Scheduled, At: time.Now(),
		Audience: kiez.Audience{Topics: []kiez.Topic{kiez.Events}},
	}
	_, err := broadcasts.Create(ctx, b)
	must(t, err)
	_, err = broadcasts.Freeze(ctx, b.ID, b.Audience)
	must(t, err)
	for shard, settled := range map[int]bool{1: true, 2: false} {
		deliveries, lease, err := broadcasts.Claim(ctx, b, shard, 0, 1)
		if err != nil || len(deliveries) != 1 {
			t.Fatalf("claimed %v, %v", deliveries, err)
		}
		_, _, err = broadcasts.Mark(ctx, deliveries[0], lease)
		must(t, err)
		if settled {
			_, err = broadcasts.Settle(ctx, deliveries[0], lease, kiez.OutcomeBlocked)
			must(t, err)
		}
	}
	if _, _, err = broadcasts.Claim(ctx, b, 3, 0, 1, kiez.QuietDefault); !errors.Is(err, kiez.ErrHeld) {
		t.Fatalf("not held: %v", err)
	}
}
