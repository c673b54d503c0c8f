package redisstore

import (
	"slices"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// crowd are people of shard 0: the first six subscribed to events, the last four want to be reminded of the fair. A chat
// is known by its number within the shard.
func crowd(t *testing.T, s *Store) {
	t.Helper()
	people, ctx := NewPeople(s), t.Context()
	for n, settings := range map[kiez.ChatID]kiez.Settings{
		1: {},
		2: {Pace: kiez.Weekly},
		3: {Leads: []time.Duration{7 * day, kiez.SameMorning}},
		4: {Leads: []time.Duration{}},
		5: {Pace: kiez.Weekly, Leads: []time.Duration{3 * day, day}},
		6: {Pace: kiez.Weekly, Leads: []time.Duration{}},
		7: {Leads: []time.Duration{day}},
		8: {},
	} {
		chat := n * Shards
		if n <= 6 {
			_, err := people.Subscribe(ctx, chat, kiez.Events, nil, consent)
			must(t, err)
		}
		if n >= 5 {
			_, err := people.Want(ctx, chat, "fair", time.Now(), consent)
			must(t, err)
		}
		_, err := people.SetSettings(ctx, chat, settings)
		must(t, err)
	}
	must(t, people.SetLang(ctx, 8*Shards, kiez.Persian))
	for _, n := range []kiez.ChatID{1, 5} {
		must(t, NewTold(s).Tell(ctx, n*Shards, kiez.Event{ID: "fair", Start: time.Now()}, 11, kiez.German))
	}
	must(t, s.write.HSet(ctx, s.keys.told(0, "fair"), 99*Shards, "13:de:0:0").Err()) // who unsubscribed from everything
}

func TestAudienceByWhatPeopleChose(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		crowd(t, s)
		r := NewBroadcasts(s, BroadcastOptions{Leads: []time.Duration{day, time.Hour}})
		events := []kiez.Topic{kiez.Events}
		for name, test := range map[string]struct {
			audience kiez.Audience
			want     []kiez.ChatID
		}{
			"all subscribers":     {kiez.Audience{Topics: events}, []kiez.ChatID{1, 2, 3, 4, 5, 6}},
			"and who asked":       {kiez.Audience{Topics: events, Event: "fair"}, []kiez.ChatID{1, 2, 3, 4, 5, 6, 7, 8}},
			"only who asked":      {kiez.Audience{Event: "fair"}, []kiez.ChatID{5, 6, 7, 8}},
			"another event":       {kiez.Audience{Event: "walk"}, nil},
			"at once":             {kiez.Audience{Topics: events, Pace: kiez.AtOnce}, []kiez.ChatID{1, 3, 4}},
			"asking is at once":   {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair"}, []kiez.ChatID{1, 3, 4, 5, 6, 7, 8}},
			"weekly":              {kiez.Audience{Topics: events, Pace: kiez.Weekly}, []kiez.ChatID{2, 5, 6}},
			"a day before":        {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair", Lead: new(day)}, []kiez.ChatID{1, 5, 6, 7, 8}},
			"an hour before":      {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair", Lead: new(time.Hour)}, []kiez.ChatID{1, 6, 8}},
			"three days before":   {kiez.Audience{Topics: events, Pace: kiez.AtOnce, Event: "fair", Lead: new(3 * day)}, []kiez.ChatID{5}},
			"on the same morning": {kiez.Audience{Topics: events, Lead: new(kiez.SameMorning)}, []kiez.ChatID{3}},
			"two days before":     {kiez.Audience{Topics: events, Event: "fair", Lead: new(2 * day)}, nil},
			"who was told":        {kiez.Audience{Topics: events, Event: "fair", Told: "fair"}, []kiez.ChatID{1, 5}},
			"who was told of it":  {kiez.Audience{Topics: events, Event: "fair", Told: "walk"}, nil},
			"one language":        {kiez.Audience{Topics: events, Event: "fair", Langs: []kiez.Lang{kiez.Persian}}, []kiez.ChatID{8}},
		} {
			if got := froze(t, r, name, test.audience); !slices.Equal(got, test.want) {
				t.Errorf("%s: got %v, want %v", name, got, test.want)
			}
		}
	})
}

// froze gives the numbers of the chats of shard 0 that the audience was frozen to; counting must agree.
func froze(t *testing.T, r *Broadcasts, id string, a kiez.Audience) (numbers []kiez.ChatID) {
	t.Helper()
	_, err := r.Create(t.Context(), kiez.Broadcast{ID: id, State: kiez.Scheduled, Audience: a})
	must(t, err)
	total, err := r.Freeze(t.Context(), id, a)
	must(t, err)
	count, err := r.Count(t.Context(), a)
	must(t, err)
	for _, n := range count {
		total -= n
	}
	var places []int64
	must(t, r.s.read.SMembers(t.Context(), r.s.keys.recipients(0, id)).ScanSlice(&places))
	if total != 0 {
		t.Errorf("%s: %d more are frozen than counted", id, total)
	}
	for _, place := range places {
		numbers = append(numbers, kiez.ChatID(place))
	}
	slices.Sort(numbers)
	return numbers
}

func TestWhoStillAsksForTheEventHasNotLeft(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		s := openStore(t, url)
		crowd(t, s)
		b := released("b")
		b.Audience = kiez.Audience{Topics: []kiez.Topic{kiez.Events}, Event: "fair"}
		r := NewBroadcasts(s, BroadcastOptions{})
		froze(t, r, "b", b.Audience)
		for _, n := range []kiez.ChatID{1, 5} { // the fifth still asks for the fair
			_, err := NewPeople(s).Unsubscribe(t.Context(), n*Shards, kiez.Events)
			must(t, err)
		}
		_, err := NewPeople(s).Unwant(t.Context(), 7*Shards, "fair")
		must(t, err)
		_, err = NewPeople(s).Pause(t.Context(), 8*Shards, time.Now().Add(day))
		must(t, err)
		list, _ := claim(t, r, b, 0, 10)
		wantChats(t, list, 2, 3, 4, 5, 6)
		wantSheet(t, r, "b", kiez.Sheet{Total: 8, Pending: 5, Left: 3})
	})
}
