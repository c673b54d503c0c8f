package answers

import (
	"bytes"
	"unicode/utf8"

	"kiezbot/internal/kiez"
)

// longestVague is how many letters a word may have that alone says nothing.
const longestVague = 4

// A reader turns a text into features.
type reader struct {
	folder   *folder
	concepts *concepts
}

// A room is the working memory of one question.
type room struct {
	folded   []byte
	concepts []int
	names    []uint64
	features features
	evidence evidence
}

// fold keeps the folded form of text.
func (rm *room) fold(f *folder, text string) {
	rm.folded = f.fold(rm.folded[:0], text)
}

// collect finds the features of what was folded. lang decides which short stems count.
func (r *reader) collect(rm *room, lang kiez.Lang) {
	rm.features.reset()
	rm.features.addText(rm.folded)
	rm.concepts = r.concepts.find(rm.concepts[:0], rm.folded, lang)
	rm.names = rm.names[:0]
	for _, number := range rm.concepts {
		rm.names = append(rm.names, r.concepts.names[number])
	}
	rm.features.addConcepts(rm.names)
}

// empty reports whether the folded text has no letter.
func (rm *room) empty() bool { return len(rm.folded) == 1 }

// vague reports whether the text is a single number, or a single short word that stands for nothing: "zur", "no". In
// the examples such words stand beside others, and say little without them.
func (rm *room) vague() bool {
	if rm.words() != 1 || len(rm.concepts) > 0 {
		return false
	}
	word := bytes.Trim(rm.folded, string(gap))
	return utf8.RuneCount(word) <= longestVague || len(bytes.Trim(word, "0123456789")) == 0
}

// words counts the words of the folded text.
func (rm *room) words() int { return countWords(rm.folded) }

func countWords(folded []byte) int {
	n := -1 // gaps stand around words
	for _, c := range folded {
		if c == gap {
			n++
		}
	}
	return max(n, 0)
}
