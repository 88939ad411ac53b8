/**
 * The mathematics: three recurrent layers, each followed by a linear layer and a sigmoid, forward
 * and backward through time.
 *
 * <p>Shapes: N sequences in a batch, H hidden units, two inputs a step. x_t [N, 2], h_t and C_t [N,
 * H] with h_{-1} = C_{-1} = 0. W = weight_ih_l0 [G*H, 2], U = weight_hh_l0 [G*H, H], b =
 * bias_ih_l0, d = bias_hh_l0 [G*H]; a subscript picks the H rows of one gate, in the order of
 * {@link dev.gatescope.lstm.CellType#gates}. * is the product of single elements.
 *
 * <pre>
 * LSTM (Hochreiter and Schmidhuber 1997; forget gate: Gers et al. 2000; torch.nn.LSTM)
 *   i_t = sigmoid(W_i x_t + b_i + U_i h_{t-1} + d_i)        input gate
 *   f_t = sigmoid(W_f x_t + b_f + U_f h_{t-1} + d_f)        forget gate
 *   g_t = tanh   (W_g x_t + b_g + U_g h_{t-1} + d_g)        candidate, C~ in the article
 *   o_t = sigmoid(W_o x_t + b_o + U_o h_{t-1} + d_o)        output gate
 *   C_t = f_t * C_{t-1} + i_t * g_t                         cell state
 *   h_t = o_t * tanh(C_t)                                   hidden state
 *
 * GRU (Cho et al. 2014, in the form of torch.nn.GRU: d_n stands inside r * (...))
 *   r_t = sigmoid(W_r x_t + b_r + U_r h_{t-1} + d_r)        reset gate
 *   z_t = sigmoid(W_z x_t + b_z + U_z h_{t-1} + d_z)        update gate
 *   n_t = tanh   (W_n x_t + b_n + r_t * (U_n h_{t-1} + d_n)) new state
 *   h_t = (1 - z_t) * n_t + z_t * h_{t-1}                   hidden state
 *
 * RNN (Elman 1990; torch.nn.RNN)
 *   h_t = tanh(W x_t + b + U h_{t-1} + d)                   hidden state
 *
 * Output of all three
 *   y_t = v . h_t + e          logit        v = fc.weight, e = fc.bias
 *   p_t = sigmoid(y_t)         probability that the difference's bit t is 1
 * </pre>
 *
 * <p>The article writes h_t = o_t * C_t. That is a slip: the LSTM, and PyTorch with which the
 * article trains, pass the cell state through tanh first.
 */
package dev.gatescope.lstm;
