package handlers_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// paper writes down what the bot says: a paragraph a line, as its key with its values, and below them a row of buttons
// a line, each with its label and its data. On the way it looks at what no reply may ever be: empty, with a button that
// Telegram refuses, with a key or a value that the German text does not have.
type paper struct {
	t testing.TB
	*catalog
}

// catalog holds the German sentences, and what it had to complain about.
type catalog struct {
	german  *locales.Catalog
	mistake bytes.Buffer
}

// loaded is the catalog of all chats: they run one after the other.
var loaded = sync.OnceValues(func() (*catalog, error) {
	c := new(catalog)
	var err error
	c.german, err = locales.Load(locales.Builtin(), answers{}, berlin, slog.New(slog.NewTextHandler(&c.mistake, nil)))
	return c, err
})

func newPaper(t testing.TB) paper {
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return paper{t: t, catalog: c}
}

func (p paper) reply(req handlers.Request, r kiez.Reply) string {
	var b strings.Builder
	if r.Notice.Key != "" {
		kind := "notice"
		if r.Alert {
			kind = "alert"
		}
		fmt.Fprintf(&b, "(%s: %s)\n", kind, p.text(r.Notice))
	}
	for i, m := range r.Messages {
		if i > 0 {
			b.WriteString("\n")
		}
		p.message(&b, req, m)
	}
	if b.Len() == 0 {
		return "(silence)\n"
	}
	return b.String()
}

func (p paper) message(b *strings.Builder, req handlers.Request, m kiez.Message) {
	if m.Chat != 0 && m.Chat != req.Chat {
		fmt.Fprintf(b, "(to %s)\n", nameOf(m.Chat))
	}
	if m.Edit && req.Kind == kiez.KindButton {
		b.WriteString("(in place)\n")
	}
	if m.ReplyTo != 0 {
		fmt.Fprintf(b, "(reply to %d)\n", m.ReplyTo)
	}
	if m.Copy != nil {
		fmt.Fprintf(b, "(copy of %d)\n", m.Copy.ID)
	}
	if m.Replaces != 0 {
		fmt.Fprintf(b, "(in place of %d)\n", m.Replaces)
	}
	if m.Lang != "" && m.Lang != req.Lang {
		fmt.Fprintf(b, "(in %s)\n", m.Lang)
	}
	if m.Photo != "" {
		fmt.Fprintf(b, "(photo %s)\n", m.Photo)
	}
	for _, paragraph := range m.Paragraphs {
		if line := p.text(paragraph); line != "" {
			b.WriteString(line + "\n")
		}
	}
	if m.Venue != nil {
		fmt.Fprintf(b, "(pin %s, %s)\n", m.Venue.Title, m.Venue.Address)
	}
	if m.Chart != nil {
		p.chart(b, *m.Chart)
	}
	if m.Code != nil {
		fmt.Fprintf(b, "(code %s: %s)\n", m.Code.Name, m.Code.Link)
	}
	if m.Poster != nil {
		fmt.Fprintf(b, "(poster %s: %s in %v)\n", m.Poster.Name, p.text(m.Poster.Title), m.Poster.Langs)
		if m.Poster.When.Key != "" {
			fmt.Fprintln(b, p.text(m.Poster.When))
		}
		fmt.Fprintln(b, p.text(m.Poster.Call))
	}
	if m.Table != nil {
		fmt.Fprintf(b, "(table %s)\n%s\n", m.Table.Name, strings.Join(p.texts(m.Table.Head), ";"))
		for _, row := range m.Table.Rows {
			fmt.Fprintf(b, "%d times %s\n", row.Times, strings.Join(p.texts(row.Cells), ";"))
		}
	}
	if m.File != nil {
		fmt.Fprintf(b, "(file %s)\n%s\n", m.File.Name, m.File.Data)
	}
	for _, row := range m.Rows {
		var buttons []string
		for _, button := range row {
			buttons = append(buttons, "["+p.text(button.Label)+" "+button.Data+button.URL+"]")
		}
		b.WriteString(strings.Join(buttons, " ") + "\n")
	}
	p.check(m)
}

// chart writes down the numbers of a picture.
func (p paper) chart(b *strings.Builder, c kiez.Chart) {
	fmt.Fprintf(b, "(picture: %s)\n%s\n", p.text(c.Title), strings.Join(p.texts(c.Parts), ", "))
	for _, bar := range c.Bars {
		fmt.Fprintf(b, "%s: %v\n", p.text(bar.Label), bar.Parts)
	}
	if len(c.Trend) > 0 {
		fmt.Fprintf(b, "%s: %v\n", p.text(c.TrendTitle), c.Trend)
	}
	for _, list := range c.Lists {
		fmt.Fprintln(b, p.text(list.Title))
		for _, row := range list.Rows {
			fmt.Fprintf(b, "- %s: %d\n", p.text(row.Label), row.Value)
		}
	}
	fmt.Fprintln(b, p.text(c.Note))
}

// check finds what Telegram or a reader would trip over.
func (p paper) check(m kiez.Message) {
	said := []string{p.german.Body(kiez.German, m.Paragraphs)}
	if said[0] == "" && m.File == nil && m.Venue == nil && m.Copy == nil {
		p.t.Errorf("empty message: %+v", m)
	}
	for _, row := range p.german.Rows(kiez.German, m.Rows) {
		for _, key := range row {
			said = append(said, key.Label)
			if n := len(key.Data); key.Label == "" || (key.URL == "") == (n == 0) || n > 64 {
				p.t.Errorf("button %q with data %q and address %q", key.Label, key.Data, key.URL)
			}
		}
	}
	if strings.Contains(strings.Join(said, "\n"), "<no value>") || p.mistake.Len() > 0 {
		p.t.Errorf("in German: %q\n%s", said, &p.mistake)
		p.mistake.Reset()
	}
}

// text names the language of a text that has one of its own, and says where only its first paragraph is meant.
func (p paper) text(t kiez.Text) string {
	if t.Lead {
		t.Lead = false
		return p.text(t) + ", first paragraph"
	}
	if t.Lang != "" {
		own := string(t.Lang)
		t.Lang = ""
		return p.text(t) + " @" + own
	}
	if value, ok := t.Shown(); ok {
		if lines, ok := value.(kiez.Lines); ok {
			return strings.Join(p.texts(lines), "\n")
		}
		return p.value(value)
	}
	if len(t.Data) == 0 {
		return t.Key
	}
	var values []string
	for _, name := range slices.Sorted(maps.Keys(t.Data)) {
		values = append(values, name+": "+p.value(t.Data[name]))
	}
	return t.Key + " (" + strings.Join(values, ", ") + ")"
}

func (p paper) texts(list []kiez.Text) []string {
	texts := make([]string, len(list))
	for i, t := range list {
		texts[i] = p.text(t)
	}
	return texts
}

func (p paper) value(value any) string {
	clock := func(t time.Time, layout string) string { return t.In(berlin).Format(layout) }
	switch v := value.(type) {
	case string:
		return strconv.Quote(v)
	case int:
		return strconv.Itoa(v)
	case kiez.HTML:
		return strconv.Quote(string(v))
	case kiez.Euro:
		return strconv.Itoa(int(v)) + " €"
	case kiez.Isolated:
		return string(v)
	case kiez.Text:
		return p.text(v)
	case kiez.List:
		return "[" + strings.Join(p.texts(v), ", ") + "]"
	case kiez.Lines:
		return strings.Join(p.texts(v), " / ")
	case kiez.Titles:
		return strconv.Quote(v[kiez.German])
	case kiez.Area:
		if v == "" {
			return "all"
		}
		return string(v)
	case kiez.Topic:
		return string(v)
	case kiez.Lang:
		return string(v)
	case kiez.Day:
		return clock(time.Time(v), time.DateOnly)
	case kiez.ShortDay:
		return clock(time.Time(v), "02.01.")
	case kiez.Clock:
		return clock(time.Time(v), "15:04")
	case kiez.Moment:
		return clock(time.Time(v), "2006-01-02 15:04")
	case kiez.Month:
		return clock(time.Time(v), "2006-01")
	case kiez.Weekday:
		return time.Weekday(v).String()
	default:
		p.t.Errorf("a text cannot hold a %T", v)
		return ""
	}
}
