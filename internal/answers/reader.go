package answers

import "kiezbot/internal/kiez"

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
