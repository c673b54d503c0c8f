package kiez

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// StyleKind is one way in which a part of a text stands out.
type StyleKind string

// The kinds of style that people can give a text in Telegram and a bot can send.
const (
	Bold          StyleKind = "bold"
	Italic        StyleKind = "italic"
	Underline     StyleKind = "underline"
	Strikethrough StyleKind = "strikethrough"
	Spoiler       StyleKind = "spoiler"
	Code          StyleKind = "code"
	Pre           StyleKind = "pre" // a block of code
	Quote         StyleKind = "quote"
	LinkTo        StyleKind = "link" // to Style.URL
)

// Tag is the name of the element in Telegram HTML; empty: there is no such kind.
func (k StyleKind) Tag() string {
	return map[StyleKind]string{
		Bold: "b", Italic: "i", Underline: "u", Strikethrough: "s", Spoiler: "tg-spoiler",
		Code: "code", Pre: "pre", Quote: "blockquote", LinkTo: "a",
	}[k]
}

// Style makes a part of a text stand out: the bytes From up to, not including, To.
type Style struct {
	Kind StyleKind `json:"kind"`
	From int       `json:"from"`
	To   int       `json:"to"`
	URL  string    `json:"url,omitempty"` // of a LinkTo
}

// Rich is a text with its formatting.
type Rich struct {
	Text   string
	Styles []Style
}

// Slice is the part of the bytes from up to, not including, to.
func (r Rich) Slice(from, to int) Rich {
	part := Rich{Text: r.Text[from:to]}
	for _, s := range r.Styles {
		s.From, s.To = max(s.From, from)-from, min(s.To, to)-from
		if s.From < s.To {
			part.Styles = append(part.Styles, s)
		}
	}
	return part
}

// TrimSpace is the text without the white space around it.
func (r Rich) TrimSpace() Rich {
	from := len(r.Text) - len(strings.TrimLeftFunc(r.Text, unicode.IsSpace))
	return r.Slice(from, from+len(strings.TrimSpace(r.Text[from:])))
}

// Lines are the lines of the text, without their ends.
func (r Rich) Lines() []Rich {
	var lines []Rich
	at := 0
	for line := range strings.SplitSeq(r.Text, "\n") {
		lines = append(lines, r.Slice(at, at+len(line)))
		at += len(line) + 1
	}
	return lines
}

// Append is the text with another one behind it. What stands out to the end of the first and from the beginning of the
// second stands out in between as well.
func (r Rich) Append(between string, next Rich) Rich {
	end, shift := len(r.Text), len(r.Text)+len(between)
	styles := slices.Clone(r.Styles)
	for _, s := range next.Styles {
		goesOn := slices.IndexFunc(styles, func(before Style) bool {
			return s.From == 0 && before.To == end && before.Kind == s.Kind && before.URL == s.URL
		})
		if goesOn >= 0 {
			styles[goesOn].To = s.To + shift
			continue
		}
		s.From, s.To = s.From+shift, s.To+shift
		styles = append(styles, s)
	}
	return Rich{Text: r.Text + between + next.Text, Styles: styles}
}

// HTML is the text as Telegram HTML, escaped, every tag closed. Styles that overlap are closed and opened again.
func (r Rich) HTML() HTML {
	styles := slices.Clone(r.Styles)
	slices.SortStableFunc(styles, func(a, b Style) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	edges := []int{len(r.Text)}
	for _, s := range styles {
		edges = append(edges, s.From, s.To)
	}
	slices.Sort(edges)
	var b strings.Builder
	var open []Style
	at := 0
	for _, edge := range slices.Compact(edges) {
		b.WriteString(escape(r.Text[at:edge]))
		at = edge
		here := slices.DeleteFunc(slices.Clone(styles), func(s Style) bool { return at < s.From || at >= s.To })
		open = turn(&b, open, here)
	}
	return HTML(b.String())
}

// escape makes a text safe inside Telegram HTML, also inside an attribute.
func escape(s string) string {
	s = strings.ReplaceAll(s, "&", "&amp;") // first: the others bring more of them
	s = strings.ReplaceAll(s, "<", "&lt;")
	s = strings.ReplaceAll(s, ">", "&gt;")
	return strings.ReplaceAll(s, `"`, "&quot;")
}

// turn closes what is open and not wanted any more, and opens what is wanted.
func turn(b *strings.Builder, open, wanted []Style) []Style {
	same := 0
	for same < min(len(open), len(wanted)) && open[same] == wanted[same] {
		same++
	}
	for _, s := range slices.Backward(open[same:]) {
		b.WriteString("</" + s.Kind.Tag() + ">")
	}
	for _, s := range wanted[same:] {
		b.WriteString("<" + s.Kind.Tag())
		if s.Kind == LinkTo {
			b.WriteString(` href="` + escape(s.URL) + `"`)
		}
		b.WriteString(">")
	}
	return wanted
}

// Check finds styles that the text cannot have.
func (r Rich) Check() error {
	border := func(at int) bool { return at == len(r.Text) || at < len(r.Text) && utf8.RuneStart(r.Text[at]) }
	for _, s := range r.Styles {
		switch {
		case s.Kind.Tag() == "":
			return fmt.Errorf("there is no style %q", s.Kind)
		case s.From < 0 || s.From >= s.To || s.To > len(r.Text) || !border(s.From) || !border(s.To):
			return fmt.Errorf("the style from %d to %d is not inside the text", s.From, s.To)
		case (s.Kind == LinkTo) != (s.URL != ""):
			return errors.New("a link, and nothing else, needs an address")
		}
	}
	return nil
}
