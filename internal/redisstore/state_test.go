package redisstore

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/backup"
	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// plan is the clock of the plan in these tests, far from the one of the server.
var plan = time.Date(2025, 3, 10, 9, 0, 0, 0, time.UTC)

// stateFile is the file with all kinds of line of a store.
func stateFile(s *Store) backup.File {
	var f backup.File
	for _, kind := range StateKinds(s, plan) {
		f.Kinds = append(f.Kinds, kind)
	}
	return f
}

// exported gives all state of a store.
func exported(t testing.TB, s *Store) string {
	t.Helper()
	var file bytes.Buffer
	_, err := stateFile(s).Write(t.Context(), &file)
	must(t, err)
	return file.String()
}

// imported adds lines, or a whole export, to a store.
func imported(t testing.TB, s *Store, lines ...string) {
	t.Helper()
	must(t, importing(t, s, lines...))
}

func importing(t testing.TB, s *Store, lines ...string) error {
	t.Helper()
	file := strings.Join(lines, "\n")
	if !strings.Contains(file, "kiezbot-export") {
		file = `{"kind":"kiezbot-export","version":1}` + "\n" + file
	}
	_, err := stateFile(s).Read(t.Context(), strings.NewReader(file))
	return err
}

// openOther opens a store for helpers that know the prefix "other".
func openOther(t testing.TB, url string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{URL: url, Prefix: "other"})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Every pattern of keys is carried by exactly one kind of line, or left out for a reason.
func TestEveryPatternIsCarriedOrLeftOut(t *testing.T) {
	t.Parallel()
	treated := map[string]int{}
	for _, kind := range StateKinds(openStore(t, redistest.Mini(t)), plan) {
		for _, pattern := range kind.keys {
			treated[pattern]++
		}
	}
	for _, left := range StateLeftOut() {
		if left.Why == "" {
			t.Errorf("%s is left out without a reason", left.Pattern)
		}
		treated[left.Pattern]++
	}
	for _, p := range Patterns() {
		if n := treated[p.Pattern]; n != 1 {
			t.Errorf("%s is treated %d times: carry it in a line of StateKinds, or name the reason in StateLeftOut", p.Pattern, n)
		}
		delete(treated, p.Pattern)
	}
	for pattern := range treated {
		t.Errorf("%s is no pattern of keys (any more)", pattern)
	}
}

// docs/backup.md has one row for each kind of line with the keys it carries, and one for each pattern left out.
func TestBackupIsDocumented(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("../../docs/backup.md")
	must(t, err)
	got := map[string]bool{}
	for line := range strings.Lines(string(doc)) {
		if cells := strings.Split(line, " | "); strings.HasPrefix(line, "| `") && len(cells) > 1 {
			got[strings.Trim(cells[0], "| ")+" | "+strings.TrimSuffix(strings.TrimSpace(cells[1]), " |")] = true
		}
	}
	want := map[string]bool{}
	for _, kind := range StateKinds(openStore(t, redistest.Mini(t)), plan) {
		want[fmt.Sprintf("`%s` | `%s`", kind.Name(), strings.Join(kind.keys, "`, `"))] = true
	}
	for _, left := range StateLeftOut() {
		want[fmt.Sprintf("`%s` | %s", left.Pattern, left.Why)] = true
	}
	for row := range want {
		if !got[row] {
			t.Errorf("docs/backup.md lacks the row\n| %s |", row)
		}
		delete(got, row)
	}
	for row := range got {
		t.Errorf("docs/backup.md has a row too many\n| %s |", row)
	}
}

// What leaves one store comes out of another one the same to the byte, and what is stored there is the same too.
func TestStateMovesHouse(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		old := openOther(t, url)
		useEverything(t, old)
		useMore(t, old)
		file := exported(t, old)
		for _, kind := range StateKinds(old, plan) {
			if !strings.Contains(file, `{"kind":"`+kind.Name()+`"`) {
				t.Errorf("no line of kind %s: useEverything leaves nothing of it", kind.Name())
			}
		}
		fresh := openOther(t, redistest.Mini(t))
		if strings.HasSuffix(t.Name(), "redis-server") {
			fresh = openOther(t, redistest.Real(t))
		}
		for _, time := range []string{"once", "twice"} {
			imported(t, fresh, file)
			if again := exported(t, fresh); again != file {
				t.Fatalf("imported %s, the export differs:\n%s\nfrom\n%s", time, again, file)
			}
		}
		got, want := carried(t, fresh), carried(t, old)
		for key := range want {
			if !reflect.DeepEqual(got[key], want[key]) {
				t.Errorf("%s holds\n%v, want\n%v", key, got[key], want[key])
			}
			delete(got, key)
		}
		for key := range got {
			t.Errorf("%s appeared from nowhere", key)
		}
		people, err := NewPeople(fresh).Shards(t.Context())
		must(t, err)
		if want, err := NewPeople(old).Shards(t.Context()); err != nil || !slices.Equal(people, want) {
			t.Errorf("shards in use %v, want %v, %v", people, want, err)
		}
	})
}

// useMore leaves what useEverything does not: each kind of line in more than one shape.
func useMore(t *testing.T, s *Store) {
	t.Helper()
	ctx, people, overrides, broadcasts := t.Context(), NewPeople(s), NewOverrides(s), NewBroadcasts(s, BroadcastOptions{})
	group := kiez.ChatID(-1001234567890)
	must(t, people.SetLang(ctx, group, kiez.Persian))
	must(t, people.SetArea(ctx, group, kiez.NeuLichtenberg))
	for i, topic := range []kiez.Topic{kiez.Jury, kiez.Events} {
		_, err := people.Subscribe(ctx, group, topic, kiez.Areas()[:2], kiez.Consent{At: plan.AddDate(0, -i, 0), Version: "v2"})
		must(t, err)
	}
	for chat := range kiez.ChatID(3) { // in one shard, as 1 of useEverything
		_, err := people.Subscribe(ctx, 1+(chat+1)*Shards, kiez.OfficeNews, nil, consent)
		must(t, err)
	}
	must(t, people.Suppress(ctx, 1+Shards, plan))
	must(t, NewEvents(s).Put(ctx, kiez.Event{
		ID: "fest", Kind: kiez.Gathering, Topic: kiez.Festival, Title: kiez.Titles{kiez.German: "Fest <&>"}, Start: plan, Sequence: 3,
	}))
	fest := fair()
	for _, chat := range []kiez.ChatID{1 + 2*Shards, 1 + 3*Shards} {
		must(t, NewTold(s).Tell(ctx, chat, fest, 7, kiez.PlainGerman))
	}
	for sequence, cancelled := range []bool{true, false} {
		fest.Cancelled = cancelled
		_, err := NewTold(s).Announce(ctx, kiez.Announcement{Event: fest, Sequence: sequence + 1, At: plan})
		must(t, err)
	}
	must(t, NewTold(s).Tell(ctx, 1+2*Shards, fest, 9, kiez.Persian))
	for rev, text := range []string{"Montags.", "<b>Dienstags</b>", ""} { // taken back in the end
		_, err := overrides.Set(ctx, kiez.English, hoursKey, text, 1002, plan, rev)
		must(t, err)
	}
	for i, state := range []kiez.BroadcastState{kiez.Draft, kiez.Waiting, kiez.Scheduled, kiez.Done} {
		_, err := broadcasts.Create(ctx, kiez.Broadcast{
			ID: "x-" + string(state), Kind: kiez.StaffBroadcast, State: state, Created: plan, At: plan.Add(time.Hour),
			Texts: kiez.Titles{kiez.German: "Hallo"}, Audience: kiez.Audience{Topics: kiez.Topics()[:i]},
		})
		must(t, err)
	}
	must(t, broadcasts.Retire(ctx, "x-done"))
}

// carried gives what is stored under the keys that lines carry, as far as it must be the same in another store.
func carried(t *testing.T, s *Store) map[string]any {
	t.Helper()
	patterns := map[string]bool{}
	for _, kind := range StateKinds(s, plan) {
		for _, pattern := range kind.keys {
			patterns[pattern] = true
		}
	}
	all := map[string]any{}
	for _, key := range allKeys(t, s) {
		p, _ := patternOf(key)
		if !patterns[p.Pattern] {
			continue
		}
		switch p.Type {
		case "hash":
			fields := s.read.HGetAll(t.Context(), key).Val()
			if strings.HasPrefix(p.Pattern, "{broadcasts}") { // the others are of this place
				maps.DeleteFunc(fields, func(name, _ string) bool { return name != "at" && name != "retired" })
			}
			delete(fields, "behind")  // of an announcement: all are looked at once more
			delete(fields, "attempt") // of a question: a mark that a try leaves
			all[key] = fields
		case "list":
			all[key] = s.read.LRange(t.Context(), key, 0, -1).Val()
		case "set":
			all[key] = s.read.SMembersMap(t.Context(), key).Val()
		case "zset":
			all[key] = s.read.ZCard(t.Context(), key).Val() // some scores are moments of the server
		}
	}
	return all
}

func TestStateMovesBetweenClusters(t *testing.T) {
	t.Parallel()
	old, fresh := openOther(t, redistest.Cluster(t)), openOther(t, redistest.Real(t))
	useEverything(t, old)
	useMore(t, old)
	file := exported(t, old)
	imported(t, fresh, file)
	if again := exported(t, fresh); again != file {
		t.Errorf("from a cluster into one server:\n%s\nfrom\n%s", again, file)
	}
	must(t, old.eachMaster(t.Context(), flush))
	imported(t, old, file)
	if again := exported(t, old); again != file {
		t.Errorf("back into the cluster:\n%s\nfrom\n%s", again, file)
	}
}
