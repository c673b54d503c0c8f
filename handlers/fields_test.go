package handlers

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kiezbot/internal/kiez"
)

func plain(line int, key, value string) field {
	return field{line: line, key: key, value: kiez.Rich{Text: value}}
}

func TestParseFields(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []field
	}{
		"none":         {"/event", nil},
		"on the line":  {"/event title: Fest", []field{plain(1, "title", "Fest")}},
		"one":          {"/event\ntitle: Fest", []field{plain(2, "title", "Fest")}},
		"spaces":       {"/event\n  title :  Fest  \n", []field{plain(2, "title", "Fest")}},
		"capitals":     {"/event\nTitle.EN: Fest", []field{plain(2, "title.en", "Fest")}},
		"colon inside": {"/event\nstart: 10.03.2027 18:00", []field{plain(2, "start", "10.03.2027 18:00")}},
		"empty value":  {"/event\nend:\ntitle: Fest", []field{plain(2, "end", ""), plain(3, "title", "Fest")}},
		"goes on":      {"/x\nde: Hallo,\n  liebe: Leute\n\t• Kommt!", []field{plain(2, "de", "Hallo,\nliebe: Leute\n• Kommt!")}},
		"begins below": {"/x\nde:\n  Hallo", []field{plain(2, "de", "Hallo")}},
		"blank lines":  {"/x\n\nde: Hallo\n\n  Leute\n\n\nen: Hi\n", []field{plain(3, "de", "Hallo\n\nLeute"), plain(8, "en", "Hi")}},
		"arabic":       {"/x\nar: مرحبا", []field{plain(2, "ar", "مرحبا")}},
		"returns":      {"/x\r\nde: Hallo\r\nen: Hi\r\n", []field{plain(2, "de", "Hallo"), plain(3, "en", "Hi")}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parseFields(kiez.Rich{Text: c.text})
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, %v, want %+v", got, err, c.want)
			}
		})
	}
}

// FuzzParseFields: whatever is pasted, every field has a line of the text and a key of its own, or there is a refusal.
func FuzzParseFields(f *testing.F) {
	f.Add("/broadcast\ntopics: events\nde: Hallo\n  Leute\n\nen: Hi")
	f.Add("/event\n:\n x\n\n\t\n: :")
	f.Add("/event title: A")
	f.Add(" :")
	f.Fuzz(func(t *testing.T, text string) {
		fields, err := parseFields(kiez.Rich{Text: text})
		if user, ok := errors.AsType[*kiez.UserError](err); err != nil && (!ok || user.Text.Key == "") {
			t.Fatalf("an error that nobody can mend: %v", err)
		}
		seen := map[string]bool{}
		for _, f := range fields {
			if f.key == "" || seen[f.key] || f.key != strings.ToLower(f.key) || strings.ContainsAny(f.key, " \t\n") {
				t.Errorf("key %q", f.key)
			}
			seen[f.key] = true
			lines := strings.Split(text, "\n")
			if f.line < 1 || f.line > len(lines) || !strings.Contains(strings.ToLower(lines[f.line-1]), f.key) {
				t.Errorf("field %q is not in line %d", f.key, f.line)
			}
			if f.value.Text != strings.TrimSpace(f.value.Text) {
				t.Errorf("value %q", f.value.Text)
			}
		}
	})
}

func TestReadFieldsPassesOnWhatNobodyCanMend(t *testing.T) {
	broken := errors.New("broken")
	err := readFields([]field{{line: 2, key: "a"}}, "a", func(field) (bool, error) { return true, broken })
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestReadLists(t *testing.T) {
	for _, c := range []struct {
		value  string
		topics []kiez.Topic
		refuse string
	}{
		{"", nil, ""},
		{"events", []kiez.Topic{kiez.Events}, ""},
		{" Events ;festival,\nOFFICE,", []kiez.Topic{kiez.Events, kiez.Festival, kiez.OfficeNews}, ""},
		{"events, all", nil, "staff.topic_unknown"},
	} {
		topics, err := readTopics(c.value)
		if !slices.Equal(topics, c.topics) || refusal(err) != c.refuse {
			t.Errorf("topics %q: %v, %v", c.value, topics, err)
		}
	}
	for _, c := range []struct {
		value  string
		areas  []kiez.Area
		refuse string
	}{
		{"", nil, ""},
		{"Neu-Lichtenberg", []kiez.Area{kiez.NeuLichtenberg}, ""},
		{"neu-lichtenberg, all", nil, ""},
		{"alle", nil, ""},
		{"mitte", nil, "staff.area_unknown"},
	} {
		areas, err := readAreas(c.value)
		if !slices.Equal(areas, c.areas) || refusal(err) != c.refuse {
			t.Errorf("areas %q: %v, %v", c.value, areas, err)
		}
	}
	for _, c := range []struct {
		value  string
		langs  []kiez.Lang
		refuse string
	}{
		{"", nil, ""},
		{"de, de-simple, UK", []kiez.Lang{kiez.German, kiez.PlainGerman, kiez.Ukrainian}, ""},
		{"All", nil, ""},
		{"de, elbisch", nil, "staff.language_unknown"},
	} {
		langs, err := readLangs(c.value)
		if !slices.Equal(langs, c.langs) || refusal(err) != c.refuse {
			t.Errorf("languages %q: %v, %v", c.value, langs, err)
		}
	}
}

func TestReadText(t *testing.T) {
	for name, c := range map[string]struct{ value, want, refuse string }{
		"trimmed":                        {" Hallo \n", "Hallo", ""},
		"nothing":                        {" \n ", "", "broadcast.text_missing"},
		"as long as one message":         {strings.Repeat("ä", longestText), strings.Repeat("ä", longestText), ""},
		"one too many":                   {strings.Repeat("ä", longestText+1), "", "staff.text_too_long"},
		"signs that count as two of one": {strings.Repeat("🌻", longestText/2+1), "", "staff.text_too_long"},
	} {
		t.Run(name, func(t *testing.T) {
			var draft kiez.Broadcast
			err := readText(&draft, kiez.English, kiez.Rich{Text: c.value})
			if got := draft.Texts[kiez.English]; got != c.want || refusal(err) != c.refuse {
				t.Errorf("%d signs, %v", len([]rune(got)), err)
			}
		})
	}
}

func TestReadTitleAndPlace(t *testing.T) {
	if got, err := readTitle(nil, " Fest \n am  See ", time.Time{}); got != "Fest am See" || err != nil {
		t.Errorf("title %q, %v", got, err)
	}
	if _, err := readTitle(nil, strings.Repeat("ä", 201), time.Time{}); refusal(err) != "staff.text_too_long" {
		t.Errorf("title: %v", err)
	}
	if _, err := readPlain(nil, strings.Repeat("ä", 301), time.Time{}); refusal(err) != "staff.text_too_long" {
		t.Errorf("place: %v", err)
	}
}

func TestReadLink(t *testing.T) {
	for _, c := range []struct {
		value, label, url, refuse string
	}{
		{"Mehr dazu | https://example.org/a?b=c", "Mehr dazu", "https://example.org/a?b=c", ""},
		{"Mehr|http://example.org", "Mehr", "http://example.org", ""},
		{"Mehr | https://exämple.org/ü", "Mehr", "https://ex%C3%A4mple.org/%C3%BC", ""},
		{"https://example.org", "", "", "staff.link_unreadable"},
		{"| https://example.org", "", "", "staff.link_unreadable"},
		{"Mehr | example.org", "", "", "staff.link_unreadable"},
		{"Mehr | ftp://example.org", "", "", "staff.link_unreadable"},
		{"Mehr | javascript:alert(1)", "", "", "staff.link_unreadable"},
		{"Mehr | https://", "", "", "staff.link_unreadable"},
		{"Mehr | https://exam ple.org", "", "", "staff.link_unreadable"},
	} {
		link, err := readLink(c.value)
		if refusal(err) != c.refuse || (link == nil) != (c.refuse != "") {
			t.Errorf("%q: %v, %v", c.value, link, err)
		} else if link != nil && (link.Label != c.label || link.URL != c.url) {
			t.Errorf("%q: %+v", c.value, *link)
		}
	}
}

func TestFoldWord(t *testing.T) {
	for _, s := range []string{"stopp", "STOPP", " Stopp! ", "„Stopp“", "\"stopp\".", "«stopp»", "stopp…", "stopp؟", "stopp۔"} {
		if got := foldWord(s); got != "stopp" {
			t.Errorf("%q: %q", s, got)
		}
	}
	if got := foldWord("stopp mal"); got != "stopp mal" {
		t.Errorf("a sentence: %q", got)
	}
}

func TestParse(t *testing.T) {
	for text, want := range map[string][2]string{
		"/hours":                {"hours", ""},
		"/Hours@kiezbot  jetzt": {"hours", "jetzt"},
		"/event\ntitle: Fest":   {"event", "title: Fest"},
		"/start lang_uk":        {"start", "lang_uk"},
		"hours":                 {"", ""},
		"/":                     {"", ""},
		"a /hours":              {"", ""},
	} {
		got := parse(Request{Update: kiez.Update{Kind: kiez.KindMessage, Text: text}})
		if got.Command != want[0] || got.Arg != want[1] {
			t.Errorf("%q: %q, %q", text, got.Command, got.Arg)
		}
	}
}

func TestChosen(t *testing.T) {
	list := []int{1, 2, 3}
	if got := chosen(list, 2, false); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("off: %v", got)
	}
	if got := chosen(list, 4, true); !slices.Equal(got, []int{1, 2, 3, 4}) {
		t.Errorf("on: %v", got)
	}
	if got := chosen(list, 3, true); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("on twice: %v", got)
	}
	if !slices.Equal(list, []int{1, 2, 3}) {
		t.Errorf("the list itself changed: %v", list)
	}
}

func TestBar(t *testing.T) {
	for percent, want := range map[int]string{
		0: "░░░░░░░░░░", 9: "░░░░░░░░░░", 10: "▓░░░░░░░░░", 99: "▓▓▓▓▓▓▓▓▓░", 100: "▓▓▓▓▓▓▓▓▓▓", 120: "▓▓▓▓▓▓▓▓▓▓", -5: "░░░░░░░░░░",
	} {
		if got := bar(percent); got != want {
			t.Errorf("%d: %s", percent, got)
		}
	}
}

func TestAsOfDateIsAsExactAsItIsKnown(t *testing.T) {
	for date, want := range map[string]any{
		"2025-02-10": kiez.Day(time.Date(2025, 2, 10, 0, 0, 0, 0, time.UTC)),
		"2025-02":    kiez.Month(time.Date(2025, 2, 1, 0, 0, 0, 0, time.UTC)),
		"2025":       kiez.Isolated("2025"),
	} {
		if got := asOfDate(date); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %#v", date, got)
		}
	}
}

func TestPlaceLine(t *testing.T) {
	for want, place := range map[kiez.Isolated]kiez.Place{
		"Libezem, Rhinstraße 9": {Name: "Libezem", Address: "Rhinstraße 9"},
		"Libezem":               {Name: "Libezem"},
		"Rhinstraße 9":          {Address: "Rhinstraße 9"},
	} {
		if got, _ := placeLine(place).Shown(); got != want {
			t.Errorf("%+v: %v", place, got)
		}
	}
	if got := placeLine(kiez.Place{}); got.Key != "event.place_unknown" {
		t.Errorf("nowhere: %v", got)
	}
}

// refusal is the key of what the person is told; "" where there is no error.
func refusal(err error) string {
	if user, ok := errors.AsType[*kiez.UserError](err); ok {
		return user.Text.Key
	}
	if err != nil {
		return "not for the person: " + err.Error()
	}
	return ""
}
