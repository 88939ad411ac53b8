/**
 * The fast engine: the equations of {@link dev.gatescope.lstm}, with all that happens to a number
 * done while it is in cache, on the JDK's Vector API. It gives the same numbers as the reference
 * engine to float rounding, and the same bits as itself whatever the vector width, the number of
 * threads, and whether the interpreter or a compiler runs it.
 *
 * <h2>Memory</h2>
 *
 * <p>A row is one sequence at one step, and holds all that its sums are made of: [h | x | 1 1]. So
 * the recurrent product, the input product and both biases are one matrix product. h is padded with
 * zeros to a multiple of 16 units; weights of padding are zero, so the states of padding stay zero.
 *
 * <p>The weights of the forward product stand in panels of 64 columns: four slots of 16 units, one
 * slot a gate. A panel's slots belong to the same units, so that i, f, o and g of a unit are at
 * hand when C is computed.
 *
 * <pre>
 *   LSTM   i f o g                      the three sigmoids side by side
 *   GRU    r z (W x + b)_n (U h + d)_n  n's two terms apart, as r stands between them
 *   RNN    h h h h                      64 units
 * </pre>
 *
 * <p>The recurrent weights stand once more, transposed, for the backward product: in panels of 32
 * units, each with all columns of the gates one after the other.
 *
 * <p>Everything is in Java arrays, not in ND4J's off-heap memory. The packed weights are copies in
 * any case, made once a step when Adam has changed the flat ones (4,641 floats of the article's
 * LSTM: 2 of some 210 microseconds), and with arrays ND4J need not be started at all, which takes
 * longer than ten epochs. Values are copied where they cross the engine's border: sequences into
 * the rows of a batch, and out of {@code weights}, {@code gradient}, {@code probabilities}, {@code
 * trace} and {@code sweep}.
 *
 * <h2>Products</h2>
 *
 * <p>Each of the three products walks down its sums with a tile of results in registers.
 *
 * <pre>
 *   a  = z W        {@code VectorProduct}          4 rows x one vector of each slot, along [h | x | 1 1]
 *   dh = da U       {@code VectorProductBackward}  8 rows x 2 vectors of units, along the gates' columns
 *   dW = z^T da     {@code VectorGradient}         4 weights' rows x one vector of each slot, along all
 *                                          rows of all steps (without step 0 for U: h was zero)
 * </pre>
 *
 * <p>Sixteen sums need AVX-512's or ARM's 32 registers; with 16 registers tiles have half the rows.
 *
 * <h2>Activations</h2>
 *
 * <p>exp(x) = 2^n (1 + r + r^2 P(r)), with n the nearest integer to x / ln 2, found by adding and
 * subtracting 1.5 * 2^23, and P of degree 5 (Cephes). sigmoid(x) is 1 / (1 + exp(-|x|)), or
 * exp(-|x|) times that for negative x, right down to the smallest floats. tanh goes through exp(x)
 * - 1 and so keeps its digits near zero. Worst errors against Math in double, over every float of
 * the range: sigmoid 2.41, tanh 2.50 and log 0.82 ulp ({@code UlpErrors} among the tests prints
 * them).
 *
 * <h2>Order</h2>
 *
 * <p>No operation crosses the lanes of a vector. What is summed (a row's terms, a column's rows,
 * the units of an output, the losses) is summed one after the other in the same order in a lane of
 * any width. So {@code ScalarKernels}, with lanes of one, says in plain loops what {@code
 * VectorKernels} must give, bit for bit; and the lanes need never be added up, whose order the
 * interpreter and the compilers do not share. A batch is cut into eight shards whatever the number
 * of threads; each thread takes the next shard that is left, and the shards' gradients are added in
 * order.
 *
 * <h2>Staying fast</h2>
 *
 * <p>A vector is a value in a register only as long as the compiler inlines everything that touches
 * it; a call that is not inlined makes it an object, five to ten times slower. A method is not
 * inlined once some 8,000 bytecodes are (so every kernel is a small method with one loop), and not
 * when it is itself already compiled to much code (so each activation is spelled out in one loop, a
 * pass of its own over numbers that are still in the first-level cache). Also the species must be a
 * constant: see {@link dev.gatescope.lstm.fused.WidthLoader}. Float min and max are avoided, for
 * their rules on NaN and -0 cost some six instructions; and so a NaN stays a NaN.
 *
 * <p>The only package that imports jdk.incubator.vector, which {@code VectorModule} brings in.
 */
package dev.gatescope.lstm.fused;
