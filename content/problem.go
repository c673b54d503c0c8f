package content

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Problem is one mistake in the content, in words for the person who edits it.
type Problem struct { //nolint:errname // Problem is the word of the people who read it
	File    string // path inside the folder of content
	Line    int    // from 1
	Message string
}

// Error gives the problem in the form "file:line: message".
func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message) }

// Problems lists the problems that an error of Load joins, by file and line. It is empty for any other error.
func Problems(err error) []Problem {
	var all []Problem
	switch e := err.(type) { //nolint:errorlint // it walks the tree of errors itself
	case Problem:
		return []Problem{e}
	case interface{ Unwrap() []error }:
		for _, one := range e.Unwrap() {
			all = append(all, Problems(one)...)
		}
	case interface{ Unwrap() error }:
		return Problems(e.Unwrap())
	}
	return all
}

// report collects problems.
type report struct {
	problems []Problem
}

func (r *report) add(file string, line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// err joins the problems in the order of files and lines; nil if there are none.
func (r *report) err() error {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	errs := make([]error, len(r.problems))
	for i, p := range r.problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}
