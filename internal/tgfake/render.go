package tgfake

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// render writes text as HTML a browser may show: everything escaped, tags always well nested. Links have href,
// spoilers are <tg-spoiler>, custom emoji are left as their fallback.
func render(text string, ents []Entity) string {
	if len(ents) == 0 {
		return html.EscapeString(text)
	}
	var b strings.Builder
	var open []Entity
	next, units := 0, 0
	for _, r := range text {
		open = closeEnded(&b, open, units)
		for next < len(ents) && ents[next].Offset <= units {
			if ents[next].Offset == units {
				b.WriteString(startTag(ents[next]))
				open = append(open, ents[next])
			}
			next++
		}
		b.WriteString(html.EscapeString(string(r)))
		units += max(1, utf16.RuneLen(r))
	}
	closeEnded(&b, open, units)
	return b.String()
}

// closeEnded closes what ends at or before the offset, and reopens what goes on.
func closeEnded(b *strings.Builder, open []Entity, units int) []Entity {
	first := slices.IndexFunc(open, func(e Entity) bool { return e.Offset+e.Length <= units })
	if first < 0 {
		return open
	}
	for _, e := range slices.Backward(open[first:]) {
		b.WriteString(endTag(e))
	}
	kept := slices.Clone(open[:first])
	for _, e := range open[first:] {
		if e.Offset+e.Length > units {
			b.WriteString(startTag(e))
			kept = append(kept, e)
		}
	}
	return kept
}

func startTag(e Entity) string {
	switch e.Type {
	case "text_link":
		return `<a href="` + html.EscapeString(e.URL) + `">`
	case "text_mention":
		return `<a href="tg://user?id=` + strconv.FormatInt(e.User.ID, 10) + `">`
	case "pre":
		if e.Language != "" {
			return `<pre><code class="language-` + html.EscapeString(e.Language) + `">`
		}
	case "expandable_blockquote":
		return "<blockquote expandable>"
	}
	if tag := tagOf(e.Type); tag != "" {
		return "<" + tag + ">"
	}
	return ""
}

func endTag(e Entity) string {
	switch {
	case e.Type == "text_link" || e.Type == "text_mention":
		return "</a>"
	case e.Type == "pre" && e.Language != "":
		return "</code></pre>"
	}
	if tag := tagOf(e.Type); tag != "" {
		return "</" + tag + ">"
	}
	return ""
}

func tagOf(kind string) string {
	switch kind {
	case "bold":
		return "b"
	case "italic":
		return "i"
	case "underline":
		return "u"
	case "strikethrough":
		return "s"
	case "spoiler":
		return "tg-spoiler"
	case "code", "pre", "blockquote":
		return kind
	case "expandable_blockquote":
		return "blockquote"
	}
	return ""
}
