package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// bareWords are the words that stand for a button, folded, of all languages.
type bareWords struct {
	menu, help, yes, no, cancel map[string]bool
}

// toBot reports whether a word is meant for the bot, whoever else is listening.
func (w bareWords) toBot(word string) bool { return w.menu[word] || w.help[word] || w.cancel[word] }

// bareWord answers a message that is nothing but a word for the menu or for help, or one that answers a question where
// none was asked. No topic stands behind them, and whatever a classifier makes of them would be a guess.
func (b *bot) bareWord(ctx context.Context, req Request) (reply kiez.Reply, done bool, err error) {
	switch word := foldWord(strings.Join(strings.Fields(req.Text), " ")); {
	case b.bare.menu[word]:
		return mainMenu(), true, nil
	case b.bare.help[word]: // it may also be a call for help
		return kiez.Answer(kiez.Say("answer.if_urgent", nil), kiez.Say("help.text", nil), kiez.Say("help.commands", nil)).
			With(humanButton("", 0)).With(menuButton()), true, nil
	case b.bare.yes[word] || b.bare.no[word]:
		return unclear(), true, nil
	case b.bare.cancel[word]:
		reply, err := b.cancel(ctx, req)
		return reply, true, err
	}
	return kiez.Reply{}, false, nil
}

// yesOrNo gives the answer of a button, or the one that was typed instead: answerYes, answerNo, or empty.
func (b *bot) yesOrNo(req Request) string {
	switch word := foldWord(req.Text); {
	case req.Kind == kiez.KindButton:
		return req.Arg
	case b.bare.yes[word]:
		return answerYes
	case b.bare.no[word]:
		return answerNo
	}
	return ""
}

// unclear asks for a topic or a whole sentence.
func unclear() kiez.Reply {
	reply := kiez.Answer(kiez.Say("text.unclear", nil))
	reply.Messages[0].Rows = menuRows()
	return reply
}
