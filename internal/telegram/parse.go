package telegram

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// parseHTML reads anything that looks like HTML into runs. Tags Telegram does not know are dropped, their text stays;
// tags that are closed in the wrong order, twice or never are mended. What merely stands in angle brackets, like an
// address of mail, is text.
func parseHTML(markup string) []run {
	p := htmlParser{}
	z := html.NewTokenizer(strings.NewReader(clean(markup)))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end: a string reader has no other error
			p.text(string(z.Raw()))
			return p.runs
		case html.TextToken:
			p.text(z.Token().Data)
		case html.StartTagToken:
			p.start(string(z.Raw()), z.Token())
			z.NextIsNotRawText() // <title> and its like are no reason to ignore the tags inside
		case html.SelfClosingTagToken:
			p.empty(string(z.Raw()), z.Token().Data)
		case html.EndTagToken:
			p.end(z.Token().Data)
		case html.CommentToken, html.DoctypeToken:
		}
	}
}

type htmlParser struct {
	runs []run
	open *tag
}

func (p *htmlParser) text(s string) {
	if s = clean(s); s != "" { // again: references have become characters
		p.runs = append(p.runs, run{s, p.open})
	}
}

func (p *htmlParser) start(raw string, t html.Token) {
	element := canonical(t.Data)
	if !isTelegrams(element) {
		p.empty(raw, t.Data)
		return
	}
	name, attr := spelling(element, t)
	if !p.allows(name) {
		name = ""
	}
	if name == "code" && !p.open.inside("pre") {
		attr = "" // only a block has a language
	}
	p.open = &tag{parent: p.open, element: element, name: name, attr: attr}
}

// empty takes a tag that has nothing inside or that Telegram does not know.
func (p *htmlParser) empty(raw, name string) {
	switch {
	case name == "br":
		p.text("\n")
	case !isTagName(name):
		p.text(html.UnescapeString(raw))
	}
}

// allows keeps Telegram's rules of nesting: nothing inside code but the language of a <pre>, no quote in a quote, no
// link in a link, nothing twice.
func (p *htmlParser) allows(name string) bool {
	if p.open.inside("code") || p.open.inside("pre") && name != "code" {
		return false
	}
	return !p.open.inside(name)
}

// end closes the innermost open element of that name; tags inside it are closed and opened again.
func (p *htmlParser) end(name string) {
	element := canonical(name)
	var reopen []*tag
	for t := p.open; t != nil; t = t.parent {
		if t.element != element {
			reopen = append(reopen, t)
			continue
		}
		p.open = t.parent
		for _, t := range slices.Backward(reopen) {
			p.open = &tag{parent: p.open, element: t.element, name: t.name, attr: t.attr}
		}
		return
	}
}

// isTelegrams reports whether Telegram knows the element.
// Source: core.telegram.org/bots/api#html-style.
func isTelegrams(element string) bool {
	switch element {
	case "b", "i", "u", "s", "a", "code", "pre", "blockquote", "span", "tg-spoiler", "tg-emoji":
		return true
	}
	return false
}

// spelling gives the tag as Telegram wants it written; an empty name: it lacks what Telegram asks for.
func spelling(element string, t html.Token) (name, attr string) {
	switch element {
	case "a":
		if href := attribute(t, "href"); href != "" {
			return "a", ` href="` + html.EscapeString(href) + `"`
		}
	case "span":
		if attribute(t, "class") == "tg-spoiler" {
			return "tg-spoiler", ""
		}
	case "tg-emoji":
		if id := attribute(t, "emoji-id"); isNumber(id) {
			return element, ` emoji-id="` + id + `"`
		}
	case "code":
		if class := attribute(t, "class"); strings.HasPrefix(class, "language-") {
			return element, ` class="` + html.EscapeString(class) + `"`
		}
		return element, ""
	case "blockquote":
		if slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "expandable" }) {
			return element, " expandable"
		}
		return element, ""
	default:
		return element, ""
	}
	return "", ""
}

// canonical gives one name to elements that mean the same.
func canonical(element string) string {
	switch element {
	case "strong":
		return "b"
	case "em":
		return "i"
	case "ins":
		return "u"
	case "strike", "del":
		return "s"
	}
	return element
}

// attribute gives the value of an attribute, cleaned; empty: none.
func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return clean(a.Val)
		}
	}
	return ""
}

func isNumber(s string) bool {
	return s != "" && s[0] != '0' && len(s) < 19 && strings.Trim(s, "0123456789") == ""
}

func isTagName(s string) bool {
	return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// clean does to a text what Telegram does before it counts (clean_input_string of github.com/tdlib/td), so that both
// count the same: control characters become spaces, carriage returns and old controls of direction go.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r >= 0x2028 && r <= 0x202e:
			return -1
		case r < ' ' && r != '\n':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
