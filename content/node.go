package content

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// node is a part of a YAML file that knows where it stands. The zero node has no parts.
type node struct {
	ast    ast.Node
	file   string
	key    string // its key in the mapping above; empty in a list
	line   int    // of its key, or of its beginning in a list
	report *report
}

// open parses a file. A file that cannot be read or parsed is a problem and gives a node without parts.
func (l *loader) open(name string) (node, bool) {
	n := node{file: name, line: 1, report: l.report}
	text, err := fs.ReadFile(l.fs, name)
	if errors.Is(err, fs.ErrNotExist) {
		n.problem("the file is missing")
		return n, false
	}
	if err != nil {
		n.problem("the file cannot be read: %v", err)
		return n, false
	}
	tree, err := parser.ParseBytes(text, 0)
	if err != nil {
		n.refuse(err)
		return n, false
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		n.problem("the file is empty or holds several documents")
		return n, false
	}
	n.ast = tree.Docs[0].Body
	return n, true
}

// problem reports a mistake at the node.
func (n node) problem(format string, args ...any) { n.report.add(n.file, n.line, format, args...) }

// fields gives the entries of a mapping in the order of the file. Anything else has none, which is a problem unless
// nothing stands there at all.
func (n node) fields() []node {
	m, ok := n.ast.(*ast.MappingNode)
	if !ok {
		n.expect("lines of the form \"key: value\"")
		return nil
	}
	all := make([]node, len(m.Values))
	for i, v := range m.Values {
		key := v.Key.GetToken()
		all[i] = node{ast: v.Value, file: n.file, key: key.Value, line: key.Position.Line, report: n.report}
	}
	return all
}

// items gives the entries of a list. Anything else has none, which is a problem unless nothing stands there at all.
func (n node) items() []node {
	s, ok := n.ast.(*ast.SequenceNode)
	if !ok {
		n.expect("a list")
		return nil
	}
	all := make([]node, len(s.Values))
	for i, v := range s.Values {
		line := v.GetToken().Position.Line
		if m, ok := v.(*ast.MappingNode); ok && len(m.Values) > 0 { // its token is the colon, which may stand lower
			line = min(line, m.Values[0].Key.GetToken().Position.Line)
		}
		all[i] = node{ast: v, file: n.file, line: line, report: n.report}
	}
	return all
}

func (n node) expect(what string) {
	if n.ast != nil && n.ast.Type() != ast.NullType {
		n.problem("%s expected here", what)
	}
}

// at gives the entry of a mapping with this key, or a node without parts at the line of the mapping.
func (n node) at(key string) node {
	if m, ok := n.ast.(*ast.MappingNode); ok {
		for _, v := range m.Values {
			if token := v.Key.GetToken(); token.Value == key {
				return node{ast: v.Value, file: n.file, key: key, line: token.Position.Line, report: n.report}
			}
		}
	}
	return node{file: n.file, key: key, line: n.line, report: n.report}
}

// only reports every key of the mapping that is not among the known ones.
func (n node) only(known ...string) {
	for _, f := range n.fields() {
		if !slices.Contains(known, f.key) {
			f.problem("unknown key %q", f.key)
		}
	}
}

// text gives a scalar as it is written, a block without its last line breaks; empty if nothing stands there. A list or
// a mapping is a problem.
func (n node) text() string {
	switch v := n.ast.(type) {
	case nil, *ast.NullNode:
		return ""
	case *ast.LiteralNode:
		return strings.TrimRight(v.Value.Value, "\n")
	case *ast.StringNode:
		return v.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return v.GetToken().Value
	default:
		n.problem("text expected here")
		return ""
	}
}

// block reports whether the text begins on the line below its key.
func (n node) block() bool {
	_, ok := n.ast.(*ast.LiteralNode)
	return ok
}

// decode fills a struct strictly: an unknown field or a value of the wrong type is a problem, and decode is false.
func (n node) decode(into any) bool {
	if n.ast == nil || n.ast.Type() == ast.NullType {
		n.problem("nothing stands here")
		return false
	}
	if err := yaml.NodeToValue(n.ast, into, yaml.Strict()); err != nil {
		n.refuse(err)
		return false
	}
	return true
}

// refuse reports an error of the YAML library where it happened.
func (n node) refuse(err error) {
	e, ok := errors.AsType[yaml.Error](err)
	if !ok || e.GetToken() == nil {
		n.problem("%v", err)
		return
	}
	n.line = e.GetToken().Position.Line
	if t, ok := errors.AsType[*yaml.TypeError](err); ok {
		n.problem("%s expected instead of %q", typeName(t.DstType), t.Token.Value)
		return
	}
	n.problem("%s", e.GetMessage())
}

func typeName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "lines of the form \"key: value\""
	default:
		return "text"
	}
}
