package handlers

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"kiezbot/internal/kiez"
)

// family shows what a family is all about, and its questions: "family:<name>".
func (b *bot) family(ctx context.Context, req Request) (kiez.Reply, error) {
	members := b.members(req.Arg)
	if len(members) == 0 {
		return tooOld(), nil
	}
	return b.turn(ctx, req, view{Subject: members[0], family: len(members) > 1})
}

// members are the subjects of a family that people choose from; the first says what the family is all about.
func (b *bot) members(family string) []kiez.Subject {
	return slices.DeleteFunc(b.Subjects.Family(family), func(s kiez.Subject) bool { return s.Kind.SmallTalk() })
}

// familyRows are short buttons for the members of a family, but for those that are shown otherwise, in lang.
func (b *bot) familyRows(family string, lang kiez.Lang, but ...kiez.Subject) [][]kiez.Button {
	var buttons []kiez.Button
	for _, s := range b.members(family) {
		if !slices.ContainsFunc(but, func(shown kiez.Subject) bool { return shown.Intent == s.Intent }) {
			buttons = append(buttons, shortButton(s.Intent, lang))
		}
	}
	return inRows(2, buttons...)
}

// onward are the buttons that lead from an answer to others: to what people ask next, or to all of the family.
func (b *bot) onward(v view) [][]kiez.Button {
	if !v.family {
		return b.titles(v.Next, v.lang)
	}
	rows := b.familyRows(v.Family, v.lang, v.Subject)
	if v.About {
		whole := v
		whole.family = false
		rows = slices.Insert(rows, 0, []kiez.Button{whole.show(kiez.Say("button.whole_answer", nil))})
	}
	return rows
}

// wantsFamily reports whether the answer to a message is the subject's family rather than the subject alone: whoever
// writes a single word has not said what about it.
func (b *bot) wantsFamily(text string, lang kiez.Lang, s kiez.Subject) bool {
	return !s.Kind.SmallTalk() && len(b.members(s.Family)) > 1 && b.oneWord(text, lang)
}

// oneWord reports whether a message is a single word, courtesies before and behind it aside. In Vietnamese every
// syllable is written as a word, and a word has up to three.
func (b *bot) oneWord(text string, lang kiez.Lang) bool {
	longest := 1
	if lang == kiez.Vietnamese {
		longest = 3
	}
	const courteous = 4 // words
	words := slices.DeleteFunc(strings.Fields(text), func(word string) bool {
		return !readable(word) || strings.HasPrefix(word, "@")
	})
	if len(words) <= longest || len(words) > longest+courteous {
		return len(words) <= longest
	}
	for n := len(words) - 1; n > 0; n-- {
		if b.courtesy(words[:n], lang) {
			words = words[n:]
			break
		}
	}
	for n := 1; n <= longest && n < len(words); n++ { // what is longer in front of a courtesy is no single word
		if b.courtesy(words[n:], lang) {
			return true
		}
	}
	return len(words) <= longest
}

// courtesy reports whether the words are a greeting or thanks.
func (b *bot) courtesy(words []string, lang kiez.Lang) bool {
	u := b.Understander.Ask(strings.Join(words, " "), lang)
	s, ok := b.Subjects.Subject(u.Intent)
	return ok && u.Action == kiez.ActionAnswer && s.Kind.SmallTalk()
}

// readable reports whether a text holds a letter or a digit.
func readable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
