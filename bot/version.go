package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version gives one line: the program, its version as the Go toolchain stamped it, and what it was built with.
func version() string {
	v := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		v = info.Main.Version
	}
	return fmt.Sprintf("kiezbot %s %s %s/%s", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
