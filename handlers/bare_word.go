package handlers

import (
	"strings"

	"kiezbot/internal/kiez"
)

// bareWord answers a message that is nothing but a word for the menu, for help, or for yes and no where nothing was
// asked. No topic stands behind them, and whatever a classifier makes of them would be a guess.
func (b *bot) bareWord(text string) (kiez.Reply, bool) {
	switch word := foldWord(strings.Join(strings.Fields(text), " ")); {
	case b.menuWords[word]:
		return mainMenu(), true
	case b.helpWords[word]: // it may also be a call for help
		return kiez.Answer(kiez.Say("answer.if_urgent", nil), kiez.Say("help.text", nil), kiez.Say("help.commands", nil)).
			With(humanButton("", 0)).With(menuButton()), true
	case b.yesNoWords[word]:
		return unclear(), true
	}
	return kiez.Reply{}, false
}

// unclear asks for a topic or a whole sentence.
func unclear() kiez.Reply {
	reply := kiez.Answer(kiez.Say("text.unclear", nil))
	reply.Messages[0].Rows = menuRows()
	return reply
}
