package answers

import (
	"math/rand/v2"
	"slices"

	"kiezbot/internal/kiez"
)

const (
	// variants of every example are learnt beside it, as people type it: with typos, a greeting before, thanks behind.
	variants = 2
	// lettersPerTypo is how often they are misspelt.
	lettersPerTypo = 10
	// longestCourtesy is the number of words up to which an example of a greeting or of thanks is one that is said
	// before or after something else.
	longestCourtesy = 3
	// politeEvery: of so many variants one begins with a greeting, and one ends with thanks.
	politeEvery = 3
)

// Greeting and Thanks are the intents of what people also say before and after a question.
const (
	Greeting kiez.Intent = "smalltalk.greeting"
	Thanks   kiez.Intent = "smalltalk.thanks"
)

// courtesies are folded greetings and thanks by language.
type courtesies struct {
	greetings, thanks map[kiez.Lang][][]byte
}

func collectCourtesies(f *folder, examples []kiez.Example) courtesies {
	c := courtesies{greetings: make(map[kiez.Lang][][]byte), thanks: make(map[kiez.Lang][][]byte)}
	for _, ex := range examples {
		byLang := c.greetings
		switch ex.Intent {
		case Greeting:
		case Thanks:
			byLang = c.thanks
		default:
			continue
		}
		if folded := f.fold(nil, ex.Text); len(folded) > 1 && countWords(folded) <= longestCourtesy {
			byLang[ex.Lang] = append(byLang[ex.Lang], folded)
		}
	}
	return c
}

// vary gives folded text of an example as somebody might type it.
func (c *courtesies) vary(random *rand.Rand, folded []byte, ex kiez.Example) []byte {
	out := misspell(random, folded)
	if ex.Intent == Greeting || ex.Intent == Thanks {
		return out
	}
	if all := c.greetings[ex.Lang]; len(all) > 0 && random.IntN(politeEvery) == 0 {
		out = append(slices.Clone(all[random.IntN(len(all))]), out[1:]...)
	}
	if all := c.thanks[ex.Lang]; len(all) > 0 && random.IntN(politeEvery) == 0 {
		out = append(out, all[random.IntN(len(all))][1:]...)
	}
	return out
}

// misspell gives folded text with a letter missing, replaced or swapped with the next one about every
// lettersPerTypo letters.
func misspell(random *rand.Rand, folded []byte) []byte {
	out := slices.Clone(folded)
	for range 1 + len(folded)/lettersPerTypo {
		i := 1 + random.IntN(len(out)-1)
		if i+1 >= len(out) || out[i] == gap || out[i+1] == gap {
			continue // words keep their length and their end
		}
		switch random.IntN(3) {
		case 0:
			out[i], out[i+1] = out[i+1], out[i]
		case 1:
			out[i] = out[i+1]
		default:
			out = slices.Delete(out, i, i+1)
		}
	}
	return out
}
