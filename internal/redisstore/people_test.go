package redisstore

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

var consent = kiez.Consent{At: time.Date(2027, 1, 1, 10, 0, 0, 0, time.UTC), Version: "v1"}

func TestSubscribe(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people := NewPeople(s)
		ctx, chat := t.Context(), kiez.ChatID(1001)

		if err := people.SetLang(ctx, chat, kiez.Ukrainian); err != nil {
			t.Fatal(err)
		}
		wantTTL(t, s, s.keys.person(chat), preferenceLife)
		areas := []kiez.Area{kiez.FriedrichsfeldeSued, kiez.NeuLichtenberg, kiez.FriedrichsfeldeSued}
		got, err := people.Subscribe(ctx, chat, kiez.Events, areas, consent)
		if err != nil {
			t.Fatal(err)
		}
		want := kiez.Person{
			Chat: chat, Lang: kiez.Ukrainian, Consent: consent,
			Topics: map[kiez.Topic][]kiez.Area{kiez.Events: {kiez.NeuLichtenberg, kiez.FriedrichsfeldeSued}},
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
		wantTTL(t, s, s.keys.person(chat), -1)
		wantAudiences(t, s, got)

		later := kiez.Consent{At: consent.At.Add(time.Hour), Version: "v2"}
		if got, err = people.Subscribe(ctx, chat, kiez.Jury, nil, later); err != nil || got.Consent != later {
			t.Errorf("consent %+v, %v; want the newest", got.Consent, err)
		}
		if areas, ok := got.Topics[kiez.Jury]; !ok || areas != nil {
			t.Errorf("jury for %v, %v; want all areas", areas, ok)
		}
		wantAudiences(t, s, got)
		if got, err = people.Subscribe(ctx, chat, kiez.Events, nil, later); err != nil || got.Topics[kiez.Events] != nil {
			t.Errorf("events for %v, %v; want all areas instead", got.Topics[kiez.Events], err)
		}
		wantAudiences(t, s, got)

		if got, err = people.Unsubscribe(ctx, chat, kiez.Jury); err != nil || len(got.Topics) != 1 {
			t.Errorf("after unsubscribe %+v, %v", got.Topics, err)
		}
		wantAudiences(t, s, got)
		for _, want := range []bool{true, false} {
			if had, err := people.Stop(ctx, chat); err != nil || had != want {
				t.Errorf("stop: had %v, %v; want %v", had, err, want)
			}
		}
		got, err = people.Person(ctx, chat)
		if want := (kiez.Person{Chat: chat, Lang: kiez.Ukrainian}); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("after stop %+v, %v; want the language alone", got, err)
		}
		wantTTL(t, s, s.keys.person(chat), preferenceLife)
		wantAudiences(t, s, got)
	})
}

func TestSubscribeRefusesUnknown(t *testing.T) {
	t.Parallel()
	people := NewPeople(openStore(t, redistest.Mini(t)))
	if _, err := people.Subscribe(t.Context(), 1, "weather", nil, consent); err == nil {
		t.Error("an unknown topic was accepted")
	}
	if _, err := people.Subscribe(t.Context(), 1, kiez.Events, []kiez.Area{"mitte"}, consent); err == nil {
		t.Error("an unknown area was accepted")
	}
}

func TestSuppressAndReturn(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people := NewPeople(s)
		ctx, chat, at := t.Context(), kiez.ChatID(-1002), consent.At.Add(time.Hour)

		if err := people.Suppress(ctx, chat, at); err != nil {
			t.Fatal(err)
		}
		if n := s.read.Exists(ctx, s.keys.person(chat)).Val(); n != 0 {
			t.Error("suppressing somebody unknown left a record")
		}
		before, err := people.Subscribe(ctx, chat, kiez.Families, nil, consent)
		if err != nil {
			t.Fatal(err)
		}
		if err := people.Suppress(ctx, chat, at); err != nil {
			t.Fatal(err)
		}
		wantTTL(t, s, s.keys.person(chat), s.retention)
		s.write.PExpire(ctx, s.keys.person(chat), time.Hour) // as if time had passed
		if err := people.Suppress(ctx, chat, at.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		wantTTL(t, s, s.keys.person(chat), time.Hour)
		got, err := people.Person(ctx, chat)
		if err != nil || !got.Suppressed.Equal(at) || !got.Subscribed() {
			t.Errorf("suppressed %+v, %v", got, err)
		}
		wantAudiences(t, s, got)
		if err := people.SetLang(ctx, chat, kiez.Polish); err != nil {
			t.Fatal(err)
		}
		wantTTL(t, s, s.keys.person(chat), time.Hour)

		before.Lang = kiez.Polish
		if got, err = people.Return(ctx, chat); err != nil || !reflect.DeepEqual(got, before) {
			t.Errorf("returned %+v, %v; want %+v", got, err, before)
		}
		wantTTL(t, s, s.keys.person(chat), -1)
		wantAudiences(t, s, got)
	})
}

func TestForgetLeavesNoKey(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		ctx, chat, people, inbox := t.Context(), kiez.ChatID(987654321), NewPeople(s), NewInbox(s)
		_, err := people.Subscribe(ctx, chat, kiez.Jury, []kiez.Area{kiez.NeuLichtenberg}, consent)
		must(t, err)
		must(t, people.SetArea(ctx, chat, kiez.NeuLichtenberg))
		_, err = people.SetSettings(ctx, chat, kiez.Settings{Pace: kiez.Weekly, Leads: []time.Duration{}, Quiet: kiez.QuietOff})
		must(t, err)
		_, err = people.Want(ctx, chat, "fest", consent.At, consent)
		must(t, err)
		must(t, NewDialogues(s).Save(ctx, chat, kiez.Dialogue{Flow: "idea", Step: "sum", Data: map[string]string{"sum": "900"}}))
		must(t, NewReplies(s).Remember(ctx, chat, 7, "", []int{8, 9}))
		must(t, NewPace(s, 25).Wait(ctx, chat, false))
		must(t, inbox.Bury(ctx, InboxItem{Raw: kiez.RawUpdate{
			ID: 1, JSON: []byte(`{"update_id":1,"message":{"from":{"id":987654321},"text":"my own words"}}`),
		}}))
		must(t, inbox.Bury(ctx, InboxItem{Raw: kiez.RawUpdate{
			ID: 2, JSON: []byte(`{"update_id":987654321,"message":{"from":{"id":5},"text":"I am not 987654321"}}`),
		}}))
		must(t, inbox.Quarantine(ctx, []byte(`{"chat":{"id":987654321},"text":"cut off`), "no JSON"))
		must(t, inbox.Quarantine(ctx, []byte(`{"chat":{"id":9876543210}}`), "somebody else"))

		broadcasts := NewBroadcasts(s, BroadcastOptions{})
		audience := kiez.Audience{Topics: []kiez.Topic{kiez.Jury}}
		_, err = broadcasts.Create(ctx, kiez.Broadcast{ID: "b1", State: kiez.Scheduled, Audience: audience})
		must(t, err)
		_, err = broadcasts.Freeze(ctx, "b1", audience)
		must(t, err)

		_, err = people.Pause(ctx, chat, consent.At)
		must(t, err)

		all, err := people.Everything(ctx, chat)
		must(t, err)
		text, err := json.Marshal(all)
		must(t, err)
		for _, want := range []string{
			`"chat":987654321`, `"area":"neu-lichtenberg"`, `"pace":"weekly"`, `"remind_before":[]`, `"quiet_hours":"off"`,
			`"events_to_be_reminded_of":{"fest":{"consent_at"`, `"paused_until":"2027-01-01T10:00:00Z"`,
			`"jury":{"areas":["neu-lichtenberg"]`, `"consent_version":"v1"`,
			`"consent_at":"2027-01-01T10:00:00Z"`, `"flow":"idea"`, `"sum":"900"`, "my own words",
			`"broadcasts":["b1"]`, `"answers_by_message":{"7":{"messages":[8,9],"sum":0}}`,
		} {
			if !strings.Contains(string(text), want) {
				t.Errorf("everything lacks %s: %s", want, text)
			}
		}
		if strings.Contains(string(text), "I am not") {
			t.Errorf("everything shows words of somebody else: %s", text)
		}
		must(t, people.Forget(ctx, chat))
		for _, key := range allKeys(t, s) {
			if strings.Contains(key, "987654321") || strings.Contains(key, "audience") || strings.Contains(key, "recipients") ||
				strings.Contains(key, "wanted") || strings.Contains(key, "paused") {
				t.Errorf("left over: %s", key)
			}
		}
		if left, err := inbox.Quarantined(ctx); err != nil || len(left) != 1 || left[0].Reason != "somebody else" {
			t.Errorf("quarantine holds %v, %v", left, err)
		}
		if left, err := inbox.Buried(ctx); err != nil || len(left) != 0 {
			t.Errorf("buried are still %v, %v", left, err)
		}
		if all, err := people.Everything(ctx, chat); err != nil || len(all) != 1 {
			t.Errorf("still known: %v, %v", all, err)
		}
	})
}

func TestLangOfAndShards(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		people := NewPeople(openStore(t, url))
		ctx := t.Context()
		if shards, err := people.Shards(ctx); err != nil || shards != nil {
			t.Errorf("shards of nobody: %v, %v", shards, err)
		}
		must(t, people.SetLang(ctx, 7, kiez.Vietnamese))
		must(t, people.SetLang(ctx, 7+Shards, kiez.Polish))
		_, err := people.Subscribe(ctx, -1, kiez.Events, nil, consent)
		must(t, err)
		langs, err := people.LangOf(ctx, []kiez.ChatID{7 + Shards, 7 + 2*Shards, 7})
		if want := []kiez.Lang{kiez.Polish, "", kiez.Vietnamese}; err != nil || !slices.Equal(langs, want) {
			t.Errorf("got %q, %v; want %q", langs, err, want)
		}
		if shards, err := people.Shards(ctx); err != nil || !slices.Equal(shards, []int{7, Shards - 1}) {
			t.Errorf("shards %v, %v", shards, err)
		}
	})
}

// Whatever happens in whatever order, the audience sets and the records say the same.
func TestSetsAndRecordsAgree(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		people, ctx := NewPeople(s), t.Context()
		chats := rapid.SampledFrom([]kiez.ChatID{5, 5 + Shards, -4091, 1 << 50}) // three of them share a shard
		topics := rapid.SampledFrom(kiez.Topics()[:3])
		events := rapid.SampledFrom([]string{"fest", "jury-20270310"})
		areas := rapid.SliceOfDistinct(rapid.SampledFrom(kiez.Areas()), func(a kiez.Area) kiez.Area { return a })
		rapid.Check(t, func(rt *rapid.T) {
			if err := s.write.FlushDB(ctx).Err(); err != nil {
				rt.Fatal(err)
			}
			do := func(err error) {
				if err != nil {
					rt.Fatal(err)
				}
			}
			rt.Repeat(map[string]func(*rapid.T){
				"subscribe": func(rt *rapid.T) {
					_, err := people.Subscribe(ctx, chats.Draw(rt, "chat"), topics.Draw(rt, "topic"), areas.Draw(rt, "areas"), consent)
					do(err)
				},
				"unsubscribe": func(rt *rapid.T) {
					_, err := people.Unsubscribe(ctx, chats.Draw(rt, "chat"), topics.Draw(rt, "topic"))
					do(err)
				},
				"stop":     func(rt *rapid.T) { _, err := people.Stop(ctx, chats.Draw(rt, "chat")); do(err) },
				"suppress": func(rt *rapid.T) { do(people.Suppress(ctx, chats.Draw(rt, "chat"), consent.At)) },
				"return":   func(rt *rapid.T) { _, err := people.Return(ctx, chats.Draw(rt, "chat")); do(err) },
				"want": func(rt *rapid.T) {
					_, err := people.Want(ctx, chats.Draw(rt, "chat"), events.Draw(rt, "event"), time.Now(), consent)
					do(err)
				},
				"unwant": func(rt *rapid.T) {
					_, err := people.Unwant(ctx, chats.Draw(rt, "chat"), events.Draw(rt, "event"))
					do(err)
				},
				"pause":    func(rt *rapid.T) { _, err := people.Pause(ctx, chats.Draw(rt, "chat"), consent.At); do(err) },
				"resume":   func(rt *rapid.T) { _, err := people.Resume(ctx, chats.Draw(rt, "chat")); do(err) },
				"endpause": func(rt *rapid.T) { do(people.EndPause(ctx, chats.Draw(rt, "chat"), consent.At, consent.At)) },
				"settings": func(rt *rapid.T) {
					_, err := people.SetSettings(ctx, chats.Draw(rt, "chat"), kiez.Settings{Pace: kiez.Weekly, Quiet: kiez.QuietOff})
					do(err)
				},
				"forget":  func(rt *rapid.T) { do(people.Forget(ctx, chats.Draw(rt, "chat"))) },
				"setlang": func(rt *rapid.T) { do(people.SetLang(ctx, chats.Draw(rt, "chat"), kiez.Turkish)) },
				"import": func(rt *rapid.T) {
					line := subscriberLine{
						Chat: chats.Draw(rt, "chat"), Since: consent.At,
						Topics: map[kiez.Topic][]kiez.Area{topics.Draw(rt, "topic"): areas.Draw(rt, "areas")},
						More: map[string]string{fieldWanted + events.Draw(rt, "event"): rapid.SampledFrom([]string{
							"1 " + consentField(consent), "9999999999999 " + consentField(consent), // past, and yet to come
						}).Draw(rt, "wish")},
					}
					if rapid.Bool().Draw(rt, "suppressed") {
						line.Suppressed = consent.At
					}
					if rapid.Bool().Draw(rt, "paused") {
						line.More[fieldPaused] = timeField(consent.At)
					}
					do(people.add(ctx, []subscriberLine{line}))
				},
				"": func(rt *rapid.T) {
					var known []kiez.Person
					for _, chat := range []kiez.ChatID{5, 5 + Shards, -4091, 1 << 50} {
						p, err := people.Person(ctx, chat)
						do(err)
						known = append(known, p)
					}
					wantAudiences(rt, s, known...)
				},
			})
		})
	})
}

// failer is what testing and rapid have in common here.
type failer interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

// wantAudiences compares all sets of who gets what with the records of the only people there are.
func wantAudiences(t failer, s *Store, people ...kiez.Person) {
	t.Helper()
	want := map[string][]string{}
	for _, p := range people {
		if !p.Suppressed.IsZero() || !p.Settings.Paused.IsZero() {
			continue
		}
		for event := range p.Wanted {
			key := s.keys.wanted(ShardOf(p.Chat), event)
			want[key] = append(want[key], s.keys.person(p.Chat))
		}
		for topic, areas := range p.Topics {
			if len(areas) == 0 {
				areas = []kiez.Area{""}
			}
			for _, area := range areas {
				key := s.keys.audience(ShardOf(p.Chat), topic, area)
				want[key] = append(want[key], s.keys.person(p.Chat))
			}
		}
	}
	got := map[string][]string{}
	for _, key := range allKeys(t, s) {
		stem := regexp.MustCompile(`:audience:|:wanted:`).FindStringIndex(key)
		if stem == nil {
			continue
		}
		chats, err := s.read.SMembers(context.Background(), key).Result()
		if err != nil {
			t.Fatal(err)
		}
		for _, chat := range chats {
			got[key] = append(got[key], key[:stem[0]]+":person:"+chat)
		}
	}
	for _, sets := range []map[string][]string{want, got} {
		for key := range sets {
			slices.Sort(sets[key])
		}
	}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("sets        %v\nrecords say %v", got, want)
	}
}
