package locales

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// factPattern finds {fact} placeholders in answers.
const factPattern = `\{[a-z][a-z0-9_.-]*\}`

// form is what a text is rendered for.
type form int

const (
	asHTML  form = iota
	asLabel      // without markup
)

// escape makes a value part of the text. Telegram knows only four named entities (Bot API, "HTML style").
func (f form) escape(s string) string {
	if f == asLabel || !strings.ContainsAny(s, "&<>") {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// values turns Data into strings ready for a template: formatted for lang, escaped, isolated where the language needs
// it.
func (c *Catalog) values(lang kiez.Lang, data kiez.Data, as form) map[string]string {
	if len(data) == 0 {
		return nil
	}
	out := make(map[string]string, len(data))
	for name, value := range data {
		out[name] = c.value(lang, value, as)
	}
	return out
}

func (c *Catalog) value(lang kiez.Lang, value any, as form) string {
	switch v := value.(type) {
	case string:
		return as.escape(evened(v))
	case int:
		return c.number(lang, v)
	case kiez.Euro:
		return isolate(lang, c.say(lang, "format.euro", map[string]string{"Amount": c.number(lang, int(v))}))
	case kiez.Isolated:
		return isolate(lang, as.escape(evened(string(v))))
	case kiez.HTML:
		return string(v)
	case kiez.Text:
		return c.render(lang, v, as)
	case kiez.Titles:
		title, _ := v.In(lang)
		return as.escape(title)
	case kiez.List:
		return c.join(lang, v, as, c.say(lang, "format.comma", nil))
	case kiez.Lines:
		return c.join(lang, v, as, "\n")
	case kiez.Area:
		return isolate(lang, c.name(lang, "area.", string(v), "all"))
	case kiez.Topic:
		return c.name(lang, "topic.", string(v), "")
	case kiez.Lang:
		return c.say(v, "language.name", nil)
	default:
		return c.time(lang, value, as)
	}
}

func (c *Catalog) time(lang kiez.Lang, value any, as form) string {
	switch v := value.(type) {
	case kiez.Day:
		return c.date(lang, time.Time(v))
	case kiez.ShortDay:
		return c.shortDay(lang, time.Time(v))
	case kiez.Clock:
		return c.clock(lang, time.Time(v))
	case kiez.Moment:
		return c.say(lang, "format.moment", map[string]string{
			"Date": c.date(lang, time.Time(v)), "Clock": c.clock(lang, time.Time(v)),
		})
	case kiez.Month:
		return isolate(lang, time.Time(v).In(c.loc).Format("01/2006"))
	case kiez.Weekday:
		return c.weekday(lang, time.Weekday(v))
	default:
		return as.escape(fmt.Sprint(value))
	}
}

func (c *Catalog) join(lang kiez.Lang, texts []kiez.Text, as form, between string) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = c.render(lang, t, as)
	}
	return strings.Join(parts, between)
}

func (c *Catalog) name(lang kiez.Lang, prefix, id, whenEmpty string) string {
	if id == "" {
		id = whenEmpty
	}
	return c.say(lang, prefix+id, nil)
}

func (c *Catalog) date(lang kiez.Lang, t time.Time) string {
	t = t.In(c.loc)
	return isolate(lang, c.say(lang, "format.day", map[string]string{
		"Weekday": c.weekday(lang, t.Weekday()),
		"Day":     strconv.Itoa(t.Day()),
		"Month":   c.say(lang, "month."+strconv.Itoa(int(t.Month())), nil),
		"Year":    strconv.Itoa(t.Year()),
	}))
}

func (c *Catalog) shortDay(lang kiez.Lang, t time.Time) string {
	t = t.In(c.loc)
	return isolate(lang, c.say(lang, "format.short_day", map[string]string{
		"Day": fmt.Sprintf("%02d", t.Day()), "Month": fmt.Sprintf("%02d", int(t.Month())),
	}))
}

// weekday counts from Monday as 1, the way ISO 8601 does.
func (c *Catalog) weekday(lang kiez.Lang, d time.Weekday) string {
	return c.say(lang, "weekday."+strconv.Itoa((int(d)+6)%7+1), nil)
}

func (c *Catalog) clock(lang kiez.Lang, t time.Time) string {
	t = t.In(c.loc)
	return isolate(lang, c.say(lang, "format.clock", map[string]string{
		"Hour": strconv.Itoa(t.Hour()), "Minute": fmt.Sprintf("%02d", t.Minute()),
	}))
}

// number groups thousands with the separator of the language.
func (c *Catalog) number(lang kiez.Lang, n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	separator := c.say(lang, "format.thousands", nil)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + separator + digits[at:]
	}
	return sign + digits
}

// say renders a key of the interface with values that are strings already.
func (c *Catalog) say(lang kiez.Lang, key string, values map[string]string) string {
	data := make(kiez.Data, len(values))
	for name, value := range values {
		data[name] = kiez.HTML(value)
	}
	return c.render(lang, kiez.Text{Key: key, Data: data}, asHTML)
}

// fill replaces the {fact} placeholders of an answer. An unknown fact stays as it is: the content check refuses it
// before it gets here.
func (c *Catalog) fill(lang kiez.Lang, s string, as form) string {
	return c.facts.ReplaceAllStringFunc(s, func(match string) string {
		value, ok := c.source.Fact(match[1 : len(match)-1])
		if !ok {
			return match
		}
		return c.value(lang, value, as)
	})
}
