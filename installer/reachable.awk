# Reads what `jdeps -verbose:class` prints and writes the class files whose names match `prefix` that
# are needed by classes of other names, by way of others or directly.
$2 == "->" && $3 ~ prefix {
  if ($1 ~ prefix) edges[$1] = edges[$1] " " $3
  else need($3)
}

function need(name) {
  if (!(name in needed)) {
    needed[name] = 1
    queue[++last] = name
  }
}

END {
  for (i = 1; i <= last; i++) {
    count = split(edges[queue[i]], names, " ")
    for (n = 1; n <= count; n++) need(names[n])
  }
  for (name in needed) {
    gsub(/[.]/, "/", name)
    print name ".class"
  }
}
