package telegram

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// PlainText gives the text of Telegram HTML without its tags.
func PlainText(markup string) string {
	var b strings.Builder
	for _, r := range parseHTML(markup) {
		b.WriteString(r.text)
	}
	return b.String()
}

// Split gives markup as pieces of at most limit UTF-16 units each, entities counted as the characters they stand for.
// A piece ends at a paragraph if it can, else at a line, a word, a character. Tags that are open at a border are closed
// before it and opened again behind it; white space at borders and ends is dropped. Every piece is well-formed and has
// only tags Telegram knows. Nothing but white space gives no piece.
func Split(markup string, limit int) []string {
	if tidy(markup, limit) {
		return []string{markup}
	}
	return split(markup, limit)
}

// split is Split for any markup.
func split(markup string, limit int) []string {
	runs := parseHTML(markup)
	var plain strings.Builder
	for _, r := range runs {
		plain.WriteString(r.text)
	}
	var pieces []string
	for _, s := range cut(plain.String(), limit) {
		pieces = append(pieces, render(within(runs, s)))
	}
	return pieces
}

// run is a stretch of text under the same tags.
type run struct {
	text string
	tag  *tag // innermost; nil: none
}

// tag is an open tag inside its parents. Its identity is the element: two quotes in a row stay two.
type tag struct {
	parent  *tag
	element string // what it was in the markup
	name    string // how it is written; empty: it is not shown
	attr    string // as written after the name, with its space
}

// path lists the tags that are shown, from the outermost to t.
func (t *tag) path() []*tag {
	var p []*tag
	for ; t != nil; t = t.parent {
		if t.name != "" {
			p = append(p, t)
		}
	}
	slices.Reverse(p)
	return p
}

// inside reports whether t or a parent of it is written with that name.
func (t *tag) inside(name string) bool {
	for ; t != nil; t = t.parent {
		if t.name == name {
			return true
		}
	}
	return false
}

// within cuts the runs down to the stretch s of their joined text.
func within(runs []run, s span) []run {
	var kept []run
	at := 0
	for _, r := range runs {
		from, to := max(s.from-at, 0), min(s.to-at, len(r.text))
		if from < to {
			kept = append(kept, run{r.text[from:to], r.tag})
		}
		at += len(r.text)
	}
	return kept
}

// render writes the runs with all tags closed at the end.
func render(runs []run) string {
	var b strings.Builder
	var open []*tag
	closeTo := func(depth int) {
		for len(open) > depth {
			b.WriteString("</" + open[len(open)-1].name + ">")
			open = open[:len(open)-1]
		}
	}
	for _, r := range runs {
		path := r.tag.path()
		common := 0
		for common < min(len(open), len(path)) && open[common] == path[common] {
			common++
		}
		closeTo(common)
		for _, t := range path[common:] {
			b.WriteString("<" + t.name + t.attr + ">")
			open = append(open, t)
		}
		b.WriteString(html.EscapeString(r.text))
	}
	closeTo(0)
	return b.String()
}
